"""One served document for each version and format, tasks to make those that lack, and a key for links a day."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

_ID = (
    "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2)"
    " || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))"
)
_NOW = "strftime('%Y-%m-%d %H:%M:%f+00:00', 'now')"
_COLUMNS = "id, format, purpose, attempts, due_at, created_at, company_id, contract_id"


async def upgrade(db: BaseDBAsyncClient) -> str:
    return f"""
        DROP TABLE "document_key";
CREATE TABLE "document_key" (
    "day" DATE NOT NULL PRIMARY KEY,
    "key" VARCHAR(64) NOT NULL
) /* The secret that signs the links of one day (UTC), the same for every server process. Old ones are deleted. */;
CREATE TABLE "document_new" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "format" VARCHAR(10) NOT NULL /* STANDARD: STANDARD\nCUSTOM: CUSTOM */,
    "printed" VARCHAR(64) NOT NULL,
    "sha256" VARCHAR(64) NOT NULL,
    "body" BLOB NOT NULL,
    "served" INT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "company_id" CHAR(36) NOT NULL REFERENCES "company" ("id") ON DELETE RESTRICT,
    "contract_id" CHAR(36) NOT NULL REFERENCES "contract" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_document_contrac_cec68b" UNIQUE ("contract_id", "format", "printed"),
    CONSTRAINT "document_format_is_known" CHECK (format IN ('STANDARD', 'CUSTOM')),
    CONSTRAINT "document_hashes_are_hex" CHECK (length(sha256) = 64)
) /* The PDF of a signed version, as it was first made. */;
INSERT INTO "document_new" SELECT
    d.id, d.format, d.printed, d.sha256, d.body,
    NOT EXISTS (
        SELECT 1 FROM "document" o WHERE o.contract_id = d.contract_id AND o.format = d.format
        AND (o.created_at, o.id) < (d.created_at, d.id)
    ),
    d.created_at, d.company_id, d.contract_id
FROM "document" d;
DROP TABLE "document";
ALTER TABLE "document_new" RENAME TO "document";
CREATE UNIQUE INDEX "document_one_is_served" ON "document" ("contract_id", "format") WHERE served;
CREATE TABLE "document_task" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "format" VARCHAR(10) NOT NULL /* STANDARD: STANDARD\nCUSTOM: CUSTOM */,
    "purpose" VARCHAR(10) NOT NULL /* PROOF: PROOF\nORIGINAL: ORIGINAL */,
    "attempts" INT NOT NULL,
    "due_at" TIMESTAMP NOT NULL,
    "leased_until" TIMESTAMP,
    "settled_at" TIMESTAMP,
    "refusal_code" VARCHAR(30),
    "refusal" TEXT,
    "created_at" TIMESTAMP NOT NULL,
    "company_id" CHAR(36) NOT NULL REFERENCES "company" ("id") ON DELETE RESTRICT,
    "contract_id" CHAR(36) NOT NULL REFERENCES "contract" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_document_ta_contrac_72fe49" UNIQUE ("contract_id", "format", "purpose"),
    CONSTRAINT "document_task_format_is_known" CHECK (format IN ('STANDARD', 'CUSTOM')),
    CONSTRAINT "document_task_purpose_is_known" CHECK (purpose IN ('PROOF', 'ORIGINAL')),
    CONSTRAINT "document_task_is_held_or_settled" CHECK (leased_until IS NULL OR settled_at IS NULL),
    CONSTRAINT "document_task_refusal_is_whole" CHECK ((refusal IS NULL) = (refusal_code IS NULL) AND (refusal IS NULL OR settled_at IS NOT NULL))
) /* A document that the servers are to make by themselves, and what came of it. */;
CREATE INDEX "document_task_waits" ON "document_task" ("company_id", "due_at") WHERE settled_at IS NULL;
INSERT INTO "document_task" ({_COLUMNS})
SELECT {_ID}, f.format, 'ORIGINAL', 0, c.signed_at, {_NOW}, c.company_id, c.id
FROM "contract" c CROSS JOIN (SELECT 'STANDARD' AS format UNION ALL SELECT 'CUSTOM') f
WHERE c.signed_at IS NOT NULL AND (f.format = 'STANDARD' OR c.template_id IS NOT NULL)
AND NOT EXISTS (SELECT 1 FROM "document" d WHERE d.contract_id = c.id AND d.format = f.format);
INSERT INTO "document_task" ({_COLUMNS})
SELECT {_ID}, 'CUSTOM', 'PROOF', 0, c.issued_at, {_NOW}, c.company_id, c.id
FROM "contract" c WHERE c.status = 'PENDING_SIGNATURE' AND c.template_id IS NOT NULL;"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        """


MODELS_STATE = (
    "eJztXWtz2ziy/SsofYlTpXEltuPMau69VYqtJJqxJa8kT3Z2tEVBImRxLIFakrLjmp3/ft"
    "EA+H6I1MsUF/kQSyQapA5AsBt9uvvP2sLUydw+vTIXS0xfag30Z43iBWEfoqfqqIaXS/8E"
    "HHDweM7bTgKNxrZj4YnDDk/x3CbskE7siWUsHcOk0LiJZHPkzLCDZoZF7FM0mBF2fEUdYt"
    "mIrhZjYiHDscVphKmOlvhlQaiDLPLvFbEd+xQup5sTdj2DPuy05yEd0tHEpPyXaA5ZLOfY"
    "ISNk2KxngpZMENqblDSQbuEp682emc/o2XBmrO867/WJXY/9ZCaCHwk7ip5nhIL8C8IWO2"
    "DbK6LzH7GiBruw5pgPhJ222E/5/V/ssEF18p3Y8PV3PizaI+EYG3qNnf+zNjXIXOfn/dMg"
    "SL7DHfKLu325oyoB0myCrcmMD+LLkp+pcUH2i/mXv0Bo+ajxS4TmBbs4O8WPa67s/X37+j"
    "NvCUMy1ibmfLWgfuvlizMzqdd8tTL0U5CBcw+EEouhqwdmDF3N53JuuYcERuyAY62IB47u"
    "H9DJFK/mMO9q/zNd0QlMNyQnsaHbp5Q8a4b+f/IOA601rdMdaP3WQNNqsdkKdxKZZvIQmx"
    "4w0w3qAMh//iX69XHhR2twgauvzd7J+eVbjoRpOw8WP8lRq/3FBbGDNX80fbD53xjcVzNs"
    "JcPtto8Azm50E6jdAz7W/iPtwucCtAdIawv8XZsT+uDM2Nezd+8yMP612eMws1YcZ5M9uW"
    "Jt6shTZ+Ic4B3G132qimDsylQQ58tcOF9m4HwZx3mysixCJ4VwDspUEOfzHCifp2J8HkV4"
    "YczZq4u9kWyNUAAgYZn+ZJpzgmky3MkdRIAfsx72hbx35LCr86du9wZ6Xtj2v+f8QHsQQf"
    "3+9lOrd/KeDwZrZDj8cLsziIwB6A+gVGjLFXu5YptopqUTSxNKR8HxWN+ZGpsCYxPT5rTV"
    "UgeUNOzER+aanXGMBUlZmdb0FRkYXXZ26n7IMUpSqSnL0pUxRoP2bas/aN7ehQbqujlowZ"
    "kzfvQlcvTkMrKweZ2gb+3BVwRf0T+7nVZUZfLaDf5Zg3vCK8fUqPmsYT2IiXvYPRSaCVzv"
    "l49R0irZpk7ysMcFIwPN0NrXA/huX++kB7iDH87eX3y8+PH88uJH1oTfpXfkY8bYxx8zaU"
    "pprim1Cc6ZfSjIYyubRTZdx0KSO1i1yqZxVWnZir90ilniafJb2ObH85JaY4LDZsf0MdEC"
    "j8EWx/yzaRHjgf5CXjjybXZTmE6S7HBvT030OQh0eZRQ+0f9W7Tws7drlDrpGCYMCSKUtR"
    "57Nnrtq4HYdBrjyeMztnRtzYDYCfq0FP38S4+wi8FvWjsGx7uqxcBPWy4strztBqwB9FVh"
    "xGDLlkOxPV5eV1WFi3WzAjVtS6iuZTdVh0lzsP24I6wGrKuq4kWetp9TracKTyhmhcLtbw"
    "nRV9FLhUHaAUKVhecPc7wlOj+b46qCsyC2jR+2nT63opfKguR5C7aEye2nqkBFN7O2g+tO"
    "9NYTnVUVswWB/b5toWI95NK+j8S05saxeWYGjOKQuRw/tThbRI9gytYkXV4brhS1hhMZQL"
    "6lnEUBCrRaywHqUuLyY05Re7FY8X7QeOWgqSnoObaDnZXg59jGA2VfLBKn/GzaETB84Iex"
    "h6mOZtie8fPuLgUn6DxbhsPOC9qO4QD5R3B2fkJsvtkEmVOEBf2HtwdqzYrNsgjPxyJYZ5"
    "cbeTsgWDeXrNmoIbtDY8JulQT4Qqb56N2KXYdrP5gOZx6xhVJwm5wZ8chOM6wjeWi1fLCw"
    "Dj9vNMa2z1iSfQvZZ8x+CQV8JsS9WdYO+uan+F010Ggyw5S9B0fiQoCIoDdB74Ak0ZN9k0"
    "wCWnsgwQ0sTM6wYt9Akg1eA/3c73bqaPyCvHdJGhnqd67PwUn5O2r/ivCjQlwoaKwJjlQ2"
    "FUrukLArawbVOB58TicxotC3r61ey51M/4ve9NtfOq3rN7W/IkysTa5uLgnNeeV2B528ue"
    "41Pw/e1NGbu1bnut35osHNNAf3vdabt4q6VQ7qljtVY4in+r0CEofzcu2T77JjR5d4AuKA"
    "AoWoxZae2O57CF1fusxkohp/tBuI/xnS2PPdQLFDQyqWogYSf9n3+7tWr9+65se8z0N63b"
    "q6afOW7qchBccVu9i3TgN5H6Nv2Xz0vFzsvAxynuKMHZoz5pgOnmsLg5pJ5CTjIXWlighu"
    "tFqVTO2Wi9Xfzs7Ozz+evTu//PHDxcePH358561a8VNZy9en9hdYwUJDkcxKknuVYfQH7P"
    "Wf7seVIhvN8JLhnuWib/1jEPLOu1P55Lb5j7chD/1Nt/PFbR6Y+lc33U/JiGug8xdaWSJy"
    "VcA+Qvy9yMP7vUin/V7E1peIyZOwyGQxIJPEFeexAOeRmkl0hfSlxW1fhbl96HVFWM0bkL"
    "BCgoo5WmYKltz0KD7GIUE1xkcwxkUDryJiVVhBDxB+lbmLWOTNtbajKgzIwVVlRSz+b1jx"
    "wFFQkEscEFH04ah9KQKsi5Kzg1K73HOvBKiuT6UAogERBWeyrTIuOkujcurZT1RnCuMalV"
    "O4puwjFYNVBbpkovpsWo9MSS6GaUhILazrYoe8tDhbRwx5PR0nsDkihYIaUEp8UHz67gDb"
    "3ESxY4U29MzmQNYl22yJa8UI1FFUAwpmDkzBYtrJOpA7aq2c76y1sAZMyxywqqDMDSDOF4"
    "uZaDAccrk9UnSjRlIOeD39X8G7Ft6orbRFJLFFngx7J8GeFVuTI0usjPlV4cMqHlbFw1Y5"
    "HvYYlycVX1We6CFPdc6IIgqq1+ujiUJZV/KFFTnku1NHj9R8phBcAsEn/a/NH84+XKKTGf"
    "n+FmJQICzofvD5hx9P0a9e1A0Pq4HQG8NBSway48a78Egi9hxayeFH+7ygTETsbo3weB5q"
    "wnnQCtEjeWnIMCCD2GhpQiczYjFoHDMWMASRQk8EQoVkAmORp5j1R+iDwRou8COxh9R5Zr"
    "I8xlyIim5ZhwRPZsiEqJz0SJ3wPo49wwyHWLiOilApQ4SKclXuwwckZnwM0AzqkCdRwYiF"
    "3ZOKZ85iHoc3nRrktq8EuIoCdBRDcQwUoJjfKl/yNb74b70fkNebdYwWyeET1B0LSoexQW"
    "CPKdMAkZtQuawPt+1a0+MbaMqmn40A2fjFBtUfjnkR7g0/qwCo+oHQ/DqioPEjPHcg1W3c"
    "1NjHBVI0eH/ief3GVHi/ndQEddaRLi01T0wGwv8eOaL0/zLo/6q4yH7Z7cEnIq46JWMclM"
    "lSmo4Q8QyAQQmKgIcXULJpk+DkqGSVcikcOjxZheDvOQRf7cHshYMf0kzyoxoSU7CmlRgq"
    "iGtUTgGraKOvRhsNWjeHI+MdL7yhJTEHvotgQs8tAa5ictAowtHFsTCfac+bKn4e++Q9lV"
    "Ce+8wtlXDL9b7cJRtwP5kiL9cK7k9zOk3eIMkjsL7SqtqaKMPWhFKLVcDPMUBansDU9ctD"
    "KcFUarCKnio3tHmip/K4TlVZgdxewXWhaF1KBib7b8+BaGVYUncQhrY7c8DjpieYAkHeer"
    "oZoAdbrTUBBkyLv7v+LBKti8AP35sJmcpFLvOpYdkOWkDe85hRULwLTrm0ifUkUrQ7bgp1"
    "j0nJvs8wmxM6MldO3edqopMWtuYGsZDFRgHbxEaPZOkgTDllknfAGwOL8q6LRHYioGAOqZ"
    "d4nl8Bez5eTgsFo8ZwZj8JDieb7S91nuAe7krcuEiyvoBbE3d++haNpKyXA94lpZrTIfcE"
    "s2eFgSR/k2Sg2nU0Eny0kTghuavjF4fY+VzG7CcuJOlH3EB2svboXq2QBomM5OleEAG3m2"
    "1N/Gg+014yMqiLVio/eilMPH+exD1L67N5B2ZZiX1Mtf6g2blu9iAPt/w0pFf3/UH3toHE"
    "3+iKlccH9T6Ps/p9uq/6fcxV7T6qiaORPP0DImUegtLwVhUxeM8Aj009wVj8ZFBsvSQD7E"
    "pEkwrDy+4IAc5y9wO1tx4gozIcP7U7zd5vyexgt31wTf/026DVjE5q78UbQT0rr7MvdMBs"
    "zq+E++6SOSsq9iYDcBRUbEUI2YvuqQghe4BVbdgq3sIxwJuHt/A6TnV3p4wNWC1jIw1O1/"
    "PspWmPsmWu/TSbMHXAEZs7sB8m9obmBn30ggl0/IJO7gdXb+v8nM3uz9vlehG7KBZaWuaE"
    "2PYp6s51kLJ5zT+BcoJz/rCX3sLNz+4gWb9K4WvjJAtia6p2GbaeM4na6fs6cjbmNXJlc2"
    "Xhpli4BcL0DrFo8VQrGauWm4olx7LluE3XrltN5Ar5xU/FWiAefcfkqQtk9oWFTeZPUDcV"
    "khs8Q/sJLCN8Jzu+MO2wb/AcfJuZPMoKvIZQUhV21mcmQxg+rKhjzNGIOwd0jX8bia4mEL"
    "IgSrAuoBYs63CEHfAKOPaowZogIn0L0Bmx6uziJk8eMaTsfzQ36UOd3bfjQNYGcDjA1j4U"
    "h4XuTlGTom4PKP/NG78GLLg7ELuZJy6CLPOZ3Qy663W7n/1GD8YToeA74X3z9fanIcVoZJ"
    "HpysbzkYhDe56JzBcemBNM2W2gMfEdM0VcByuL6Z7xqLOI6yCoQ0HkTAHPAcw+7RkbIkwz"
    "223AfznrHLX7qHN/c6NcCMqFoFwIUReCfGQ3HI2AeKmHgy+PDbFKDqm7qDa85bUcg+G+O+"
    "KjkR42FxA5XMjcu32pYjuuPSzfLomWQfrOqy+ldl1LvesaVMmKDnJUVtV3K/NI+9pc0XEO"
    "S6pRLvMoS+OEjZ5eKMVBVK4KZeMi8ct5dI3zdF3jPKZrSMziMKfn5AqIVAHhrCdHZeUqzV"
    "Ac2yKmXMHKFVxmWJUrWLmCjwHe8rqCRWL2BHeKl7E93Y9CnnLHUUCWanCziigIiBh5Y6PJ"
    "jIFW99LFGSJomvVEbSy2h0VUATSkDwTCAMh8ujZN3R6vBf6Vk9F3Qx9BlAL59+gthDZAeM"
    "JyjifE7XZKWFvE28kYCzt2uZM7sZz1/37Dbg8yd4uWdWRaXuADExpS+Qvm2HYQhxwCzCGw"
    "XASCGA/s20/sl3IPDo/yQKxTwyFvhWcHh64LCBBbdOQ5vXmguknnL+wXjmS4mU2IzSM3+J"
    "CiMYGU3yIOBcLZ0/0pbsQUw0dk3vsuM3HD94g3JepCCTYF0VDoW/RkIPAoegnlGXltz8j3"
    "JLSzkqZ9TwRc5UrjuOXKlQazPwZ5Kt6ydZXw3tleO0cjBmU+N5IrW2of0td2r6Vd9VrMyL"
    "xuoOC3IeXfup8/t3reOflNnmteDdq/BiS97/L8devqpt3xTrtf5dmrZueqdXPjX9f9Ls+3"
    "OtfeOf5ZHh+0erftTuCy/oEhvW3fMEWKWcFa85qLRw4EW7Su24NwE3Ek2KbXuu3+Gm4kDw"
    "VbMfN6cN/X2CrZ+RJuHD4zpFfdzqDHcNLa/f49NI0cCLTot790Qi3EgUALH9/YoUAr2B24"
    "7jW/dQLNvGNDetf87bbVGbCf9fd7dtNa//7TbXvAgUk9FZdq3t31BFBpZ+IyvdbPravEC7"
    "ln4jKBSZN6io1Mq99vfmlpd92+GOHQ9038ohd59iov0vcqL2J7leaEp6fcZOssIqr2zkq9"
    "dza1zIXG3hHOKsEHnpMfEu6ixBvV7B2qsef9CzNn+w0U+MIeZbaItztf5IIARIXoEVi0bu"
    "9uWgOxpMmPmzyuZ/lyKGekUI4+rmyAtxvDUAdqBA8/gjpxsDFPGL9051BApMxaXGm9Q4Ed"
    "hAQbMCswMyKpojPzR2fOsD0r4mh221dihu87shtPHLNo3rqgzBbbSMfjaS7kA1OOxeo5Fi"
    "s5VcuTYLEScMokdEUTuIek1BQtXVr8SuIaqexcEN1kaYWxSgm8B0gVE0ZlsS03tHmy2Eb1"
    "rh3gumnq1SNBdX3y1ZgZe8jJWs5X1lpUg6Z7iSuOHCm6OQuOvD7h8EjxLV4yJ6Kq7mKFED"
    "32/A6riXWykp9nzfDTqG+7YuROyH6kGIeN/1LRZz8TEuYYBo/Xs8izU7dFrpxJwM2E9Bjo"
    "xLQQZUsnpN8wJjOR+uLdW4THppuPm3UMecUxJOiYpyQk36I/np38u6Fr9syYOpwhinXIRe"
    "6YKMZpDTJPJRP2FA0gifiYPBgUYUqeJZ2V5+7ADB9sE573w4KXhMU6ZjPDHFI3iflkvrId"
    "4MkCt3XBPqMHEziv7I6foBfTdnOYs05FD6fonq5snjpEUmP3UYqpv8DzeSrdbpfsxvVE0v"
    "d7emQl0e787OOlx7GDL1n0uv5t8+bG9VdlEkbFlEpwGWbTRn2xymQNOABztCRpnZh9Jsch"
    "toi6pzLX0VmgUY40TsIKhaVswSnz3NxHC/zCOfCnaAT3APnsRmz9WRLsCOa+EHtj12GVG7"
    "P109IhIACNXxqQuAiEeIY4GT5gJ2V5OuSlUxIdeds3cttiHR3fvSNfBE78C/QYf3jTZNbk"
    "QZIDp9kEWxPuiU5MgaQyHZWDzx+cCnkpBkGZKtIM3uUhK7FW6USDdzG6koqs3mRiHx07VB"
    "EglC+prJAqX5LyJZUb2u0qIu7ZnEmzZdYbMjmtmBtz8sgMAFF4bfwiU1MvVg6v3CiTyJqr"
    "yYzwnK8mVHiTpdbGZG4+x42TrXvkm0KyZNzIzSUrDRIeyEyshf0TGvGwYw0ip/n2jfwOVN"
    "SRyHULVbMJ1t2qbzxsG76IeGUIT6bMNND0FQlbSSI5Lbt7dga2kXgCW0wRU7/ZY8jzciPP"
    "7xA3pXIZTWIDa63RJCykmFkkbzu9hR8msO78+r7gmdfcSMR1Hac0TrpK6MFLPBiXyrAVhe"
    "2X01pUpmKJdIR6lqkonpMY4BmGoidRQTNxD0FJhjMvlFTOE6gkvPnwzQI4IWjIv7MYzlmB"
    "QyGxSqB96OChwDuhwAwPS1UC+EiG5vNc8xyapWdpPo/P9O2iG7cMbTwQ5LXrXvPzoIH4ny"
    "H1cht4aQ14BoNWA4m/QypzEMj0A368fSDM3g9IDwSgB3MU+J+j6vbrvDSkdh4f6VTXWkDi"
    "cI61PXsud5YiJKQ0b/LohDoo9dPztXvfu/mtgcRf9jw02/CV/xnSb63WL/BV/B3S225n8B"
    "UOyA9D+rn9D3gg+J9A+ox+IGFGvxzPCB+ThUGTSJJZTuiw3EYPS8m4Oa+TwYjnt6CTQm/+"
    "oEyZH6MN3/vnOeb4eXqu5Jh7aY6ZgT01JjhZt823dsV7KXNmg9bt3U33txZ7v7ufhrTNXu"
    "2QxaDVGUC2A+/LkN53ful0IWuO/FCOlWmJXyxznpDiOjOcPiB1wFB678jRxtJjXTfgzvBc"
    "4zuXRWzAJNkSPx3ltQMdbDmaW74w7ghPsQNDUlsWRTyeEfCqIvr4EaoXRi8o89+MXXATOy"
    "92QZldF+PMA17tb+zfD+/Pfjh//wrbxUkT0PX1FDA5QzKVYXPuzOj03WVFNOSw1OF05Nq7"
    "Lf/tax7vO1uM4nBtpEUcG4eL58HeLJNjSFIVcirzKEP0ytOGj3NUVo10mUeaab8bjXJQTo"
    "1wmUdYsW4V6/YYIP3DHBfE05c4LG2plFAqArMiMJcb2u0IzPG8GEl5dqXo5196ZJ7mp6lu"
    "Ea74vsmWGHkFsaoIkEyxsCVE+TNRHCdILn98W5gKpPg5SqAiSVG2hKtwKpmjwSweiBJSAe"
    "OwdSkZmOy/nK/Rn0Ufx6j1rX2D+gpvntdnGsrsMsBy4zMwY5q6uOd6k3odHq2tnzxTC0RB"
    "tXWyWJoO0HJ6ZGJaiTly4o3qWfFRht+cLSxe+xw5H6JxTOYjItMpmThoxWC2EEaP5MWNOF"
    "rZItnCs+HM2Jkpg4tYS4aa47Yw6HLlJCV42Mt1eGSVvRr/wfrhyXYg2sngAVLP/DLsK1tv"
    "5ybWeSoeyNtTRyNXMRzxBpLJKfPiUER0XjzSXsn6mYmRT0tPCXd/GHzmsTrxCCjfb6HqL5"
    "YiCCc4ZnkdhUGZClLpdl/Mq2CQQnWjE84+fMjDePvwIZ3yBufC6AbWxCIoR8QqiPbuPdby"
    "BVNkfQ6IqP3blEocxbwMvoxKEq8IFf+F7jmhcRYtsxAUUitRtvvD1+nVDn32/kJoWpUqxQ"
    "js6iSY03KzJ92AljtKeSxmmFTCWJwzK9ZGU9NCDmb6BzMt4SMzKVlvYIOalCDdsMDI5VkM"
    "E8zi7Tpbn6Q1X/4Ni9nFXlIKZaKWwUT1hmSj8ElXuMz6fe263WtdDTSoV95AgS8QFNm51g"
    "bNGx6AFPgSfYByWV8qw4TKMHG8aB86skiFblcwdFuZiBs9X8dmIioGp+LIlclMzMWR25Gd"
    "GK6NthN3dc7qaOXcVNzaTe3ylRKs6QCVKd2iDtTwWW9VfwML2DYXZGzqL8jGhl5HK4rnDu"
    "F58OOWcx6BfNaxT0kImMjKBi6DDQxjW0T/d9uXWessreJvAymtuIIYEFPaYam1Q3ZyZhYN"
    "RQkJKd0w5spUCvc+/MPRV3IBN3FUVMEbgTdQFDcvrAERBacK8FMWd2mMurqKSitTVJoq0b"
    "7fEu2TSADB1utBoXiEY8U4QSvKgbXQ/NXKsB7fkI20RbzqIQMxj2nTcl9cIT/UMGmPMxiH"
    "mLHLGWq2dp+zS4lfaYdX4UlhBqU1hIiXts7G2HBeeJWguy4SBUJ4iSAIjTGfKS8jzWtEe3"
    "WAeDyMTizjidhoapkLJCpGW+azXee0I3tJiF5Hz5bhOIQiAyJiyJDaUEM1WKoarsr1DFEd"
    "CI3ETEQ/LBBeGhBOY0xfRg1efLXulxwCMbyA4kdeMSM2meEWeSbQIT0x2TLC7ndhPsF9iA"
    "bsNMSUvq2j0dyw2XTmYT7Dmrg7twcZwjNkMI7wMzYchqJms1UKOyuLSJH4FeE+qOnIutis"
    "SwbDhPBeZBIqKQoVt6EgdzhWyC9AC0Wd5jqyCRPOvfUcePUxkLzUkmvrAsUbZ9UG8iaRBl"
    "twc0PMVHfVqNUDJYLQt6+tXgsJnMXLIPUm/NoGcbx3cZOaQTU2w8RyuMHdhrS1rW/GnGq+"
    "orz+blCzc43kDFJ1l8rhS1iurMkM22wsoa6ZVrwMU2oHVchfvPekjyp3/Z5z1/O/BdB121"
    "cQ2f1QEgPvkLh/LIWPGJB5jazHr7PTl5DtWOh9mxQPiUoeLu3xPqfrq9QPOb5iVuxHaHe9"
    "7hdmRvcLahtBUahh4X0ZUihm0e580Zp37NivzZsGih4Z0qvu7d1Ni5eq8j5GbbTXoXJKfT"
    "f+EGWVuvCFDljpwtUmj7bQhavBF8M6IKXKihQpK5JoRxYAPrkDNeHzD4GiiW8yAEdHBFot"
    "9Q2HOSyphrnUw6zISYo9U3Y4FXtGsWfK48hV7BnFnjkqVNezZ/LwDtzkSqIk446yZQ/c8o"
    "4VgT40OxVTQ+U4Lju7JYJaAsUljms6zyUyorxxjlw5srlIayOSsUI3bj4bz9VeR5JPIRki"
    "nF8BrAvYy5F5WCOZc3bZdWKK14DmJJ298dSugQXYzazj0weyMu4kH/U32d3zofdmAjUkdL"
    "U1xIbIGGogNTcnj2s5FuK2ULuDTt7IvfI3dfRGbJe3rt+8VSSHcpAcirMatqQxlG2l3bf3"
    "RTkyS+DIVGSSfZNJjs9VXBzpmnyTee7fIXVfaA3kfhrSXuvn1hV3BLufhvSq2blq3dxw77"
    "D7MaqhvM76RM0khkp6xLzbvgoctoMHzK/GC6BKb+JIicoqV0qpXSk6mRiblT8NS6oCqGUe"
    "ZYtAznYIkrIITswEnL6QJsmqRbX4oqqclnvMuF88m0JQTMEay1Iq1vZx0ekaE1QlDZSXfY"
    "9wRrck82IalVPAppoAhdeABFEFr2KHKHZIabxzdcUOUeyQY0a1WG6VUCaDLYGtYhHnKLpR"
    "5Shf+pqUymebpK6pWlH6+HobMj9z4BvUqdSyux7hBB00B8q+9XpIjMtp566FOGbqq/xAx8"
    "OgEnMziTnlzdoMxpTfZi1Rqu8mMhcFrynCug4snlP0jR0wVw6yzDmTI/SB3SqnOUE6HXu1"
    "XJqW04AS2aa1IBZaEKBzxOlS+7hA8eJjgKIm6/yqLOulIQ2pzBF7zRwRnPVFMNaqWxH7Mh"
    "fOlxk4X8ZxJgtszIuA7AlUEOGzD3ly+LBWGTXHY1l8OGBFp3JIaDdIr1+eD4bzx8uzHDiz"
    "Vqk483ORGmxmWn3BPKUftyg1eBitr9b91mn1Goj/GdLm9W2702aKcHPQZUdDX4f0a7vHU3"
    "PA0QYKfvPP9fusfRNqRUaP8FKSQNHSbpud5he4auRAVFV6Hd6Wr3eJEdtw8BO6KfM8aHeu"
    "W0C+a3UG2lW3w4b8ik+B5ONDetf8rde9gYQt4sMmY3eeZ+zO08fuPDZ2hq1JPTnBNMtKWB"
    "EWVMlCVKYKxcgqVQqDcm6CHL8HsJy47rucYdwPYGuGba8SM0xtEHFbHeATnSa2JgL2FFi5"
    "wGKrKuB1MLRK+hpcC5dXGWH7uPcq1pJICHvXJnhlb/scVs0PkQQT5LO3KHR3EKiOckrNDF"
    "6vdcuH76vopcIg7QChysJj6GSxNB0I79QsMjEtfUuw2n6HPd5fVZGTNZptTRb92A62QFno"
    "KoIVUhY0FzoFWdb8cjlS28JUQT5ZZsIcTfJGtoOtcOKcY9S2YtB5rKYDg1eJiacwOzzPqE"
    "ksYwK+iRjPSJ6pZ/GMsN9mHc8oHYb1XJ5CXJ3ULCiJW7IJuU/kQlReJ7BIfHL2/uLjxY/n"
    "lxdevhPvSFaaE9efkc7JkXXGivjZAyKV5DN8yMVn+JDBZ/gQy+bDHqoCCMvmFUT3fS4+zv"
    "sMPs77OB8H9iLlzkUY4Z/73U56xLEUiXrmjImD/sPrqx0h2hngAhghd1wsij4aMF8Pu3ig"
    "g09JPp50T8TuX2Z//T9Xr5RF"
)
