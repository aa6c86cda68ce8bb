from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE "webhook" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "url" TEXT NOT NULL,
    "description" TEXT,
    "types" TEXT,
    "query" TEXT NOT NULL,
    "disabled_at" TIMESTAMP,
    "disabled_because" VARCHAR(20),
    "disabled_reason" TEXT,
    "deleted_at" TIMESTAMP,
    "created_at" TIMESTAMP NOT NULL,
    "since_xid" BIGINT NOT NULL,
    "since_seq" INT NOT NULL,
    "failing_since" TIMESTAMP,
    "company_id" CHAR(36) NOT NULL REFERENCES "company" ("id") ON DELETE RESTRICT,
    CONSTRAINT "webhook_disabled_because_is_known" CHECK (disabled_because IN ('COMPANY', 'GONE', 'QUERY', 'UNDELIVERED')),
    CONSTRAINT "webhook_is_disabled_for_a_reason" CHECK ((disabled_at IS NULL) = (disabled_because IS NULL) AND (disabled_at IS NOT NULL OR disabled_reason IS NULL)),
    CONSTRAINT "webhook_begins_somewhere" CHECK (since_xid >= 0 AND since_seq >= 0)
);
CREATE INDEX "webhook_of_company" ON "webhook" ("company_id", "id") WHERE deleted_at IS NULL;
CREATE TABLE "webhook_secret" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "sha256" VARCHAR(64) NOT NULL,
    "secret" TEXT,
    "ends_at" TIMESTAMP,
    "created_at" TIMESTAMP NOT NULL,
    "company_id" CHAR(36) NOT NULL REFERENCES "company" ("id") ON DELETE RESTRICT,
    "webhook_id" CHAR(36) NOT NULL REFERENCES "webhook" ("id") ON DELETE RESTRICT,
    CONSTRAINT "webhook_secret_hash_is_hex" CHECK (length(sha256) = 64),
    CONSTRAINT "webhook_secret_in_use_is_there" CHECK (ends_at IS NOT NULL OR secret IS NOT NULL)
);
CREATE INDEX "idx_webhook_sec_webhook_31f5cb" ON "webhook_secret" ("webhook_id");
CREATE TABLE "webhook_delivery" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "hire_id" CHAR(36),
    "seq" INT NOT NULL,
    "status" VARCHAR(10) NOT NULL,
    "in_order" INT NOT NULL,
    "tried" INT NOT NULL,
    "claims" INT NOT NULL,
    "first_at" TIMESTAMP,
    "due_at" TIMESTAMP,
    "leased_until" TIMESTAMP,
    "ended_at" TIMESTAMP,
    "created_at" TIMESTAMP NOT NULL,
    "company_id" CHAR(36) NOT NULL REFERENCES "company" ("id") ON DELETE RESTRICT,
    "event_id" CHAR(36) REFERENCES "event" ("id") ON DELETE RESTRICT,
    "webhook_id" CHAR(36) NOT NULL REFERENCES "webhook" ("id") ON DELETE RESTRICT,
    CONSTRAINT "webhook_delivery_status_is_known" CHECK (status IN ('PENDING', 'DELIVERED', 'FAILED')),
    CONSTRAINT "webhook_delivery_waits_or_ended" CHECK ((status = 'PENDING') = (ended_at IS NULL) AND (status = 'PENDING' OR (due_at IS NULL AND leased_until IS NULL))),
    CONSTRAINT "webhook_delivery_is_of_a_hire" CHECK ((event_id IS NULL) = (hire_id IS NULL))
);
CREATE INDEX "idx_webhook_del_webhook_6a1bba" ON "webhook_delivery" ("webhook_id", "id");
CREATE INDEX "idx_webhook_del_webhook_ef1d90" ON "webhook_delivery" ("webhook_id", "status", "id");
CREATE UNIQUE INDEX "webhook_delivery_is_one_an_event" ON "webhook_delivery" ("webhook_id", "event_id") WHERE event_id IS NOT NULL;
CREATE INDEX "webhook_delivery_waits" ON "webhook_delivery" ("webhook_id", "hire_id", "seq") WHERE status = 'PENDING';
CREATE INDEX "webhook_delivery_is_due" ON "webhook_delivery" ("webhook_id", "due_at") WHERE due_at IS NOT NULL;
CREATE INDEX "webhook_delivery_ended" ON "webhook_delivery" ("ended_at") WHERE ended_at IS NOT NULL;
CREATE TABLE "webhook_attempt" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "company_id" CHAR(36) NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "status_code" INT,
    "error" VARCHAR(30),
    "response_body" TEXT,
    "duration_ms" INT NOT NULL,
    "delivery_id" CHAR(36) NOT NULL REFERENCES "webhook_delivery" ("id") ON DELETE RESTRICT
);
CREATE INDEX "idx_webhook_att_deliver_254986" ON "webhook_attempt" ("delivery_id", "at", "id");"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        """


MODELS_STATE = (
    "eJztfWtz2ziy9l9B+UviKk3KdyeaM1vliZXEM7aVtZ3JzlltUZRIWzyWSC9JxXHtu//9RT"
    "cAEgDBmyQ7lIb5EAtgNwA2QFwaT3f/Z2sWOO40evM+mD3Y/tNWl/xny7dnLv2hP+qQLfvh"
    "IX0AGbE9miLtWCIaRXFoj2OafWtPI5dmOW40Dr2H2At8ID4hnJzEEzsmEy90ozfkZuLS/L"
    "kfu2FE/Pls5IbEiyP2mNi+Qx7sp5nrxyR0/z13ozh6A9U5wZjW5/l3Ky154A/84Tjw8U2s"
    "2J09TO3YHRIvoiW75IEyAn3gu13ihPYtLS2aBI/k0YsntOwOlvqN1kdfmbLY9y7NJY8T1w"
    "f+J2KHNCOK5q5Dqxq632hhVuT+e4h8PD2xo8kQKaHKiWs7JLjFhgePPhlPbM+HDCRmspj7"
    "Hm2/FQd3LmUJqUT++S+a7fmO+92NIPlP7F3r3sWu8pwt+vw/W7eeO3XwefoYGN3v8KL4Dq"
    "IsMTi4nGmj7XA8wbHw9IBPtpCRCg4T/wWmh3sLq1CGF62cPsJ8S/B++XJ2+gEpoWdH1jiY"
    "zmd+Sv3wFE8CPyGfzz3nDfDAszvXd0PaSY408Pz5dMqHqMhiMqIZcTh3E+E4aYbj3trzKQ"
    "zfrf+5nftjGLWEfwueE73x3UfLc/7GWyhRW9Zl/8a67t1Y1lZm0ENLtNHKs+gogw/Go50I"
    "8vkvKzeVC+ZuQQXvP51cvd4/2kZJBFF8F+JDlNrWf5HRjm0r7c1U2Pg3I+73Ezs0i1vQaw"
    "KnDV1E1CIjlXU6MwjxCQE9g0i3ZvZ3a+r6d/GEJvd2dgpk/MfJFYqZUqGcAzoBsCnukj/a"
    "Y89A3qp8xVdVR8aCZwPlfFRJzkcFcj7Kynk8D0PXH9eSs8yzgXLeryDl/VwZ7+sSnnlTug"
    "LShS2yXB8EYJimfw2CqWv7ZnGbC9AEP6IlPJfkk5yXnZ1/7ffPoeRZFP17ihlnN5rUv1z8"
    "2rt6vYudQYm8GLPPLm+0PoBtCOxNrIc5XVztyLWC0HFDi+1davZHeWFt39Tom8ym0Jo/OC"
    "Aly46zPXNKn8TezM2ZmUrK0jrG4YW9ET8q9BLf1DRl6iroo5uzi971zcnFZ6WjTk9uevBk"
    "D3OftNzXR9rElhRCvp7dfCKQJP/bv+zpW6aE7uZ/t6BN9jwOLD94tGxHlonIFlnKSMDjA/"
    "+MTLPkmR+buz3LqHU0ldZzfYA7z7Um3UELftrbPTg+eLt/dPCWkmArk5zjgr7Pfmb8RGaJ"
    "E9kici4soxW5LvLkFFpDxArPDxTpTtPECIf3OptUlevltqlbO0v+y56DV1LiSk4gB1UOIA"
    "f554+DzPEjdBdd6hXOFSzsTTuUbNLKnt2X1VNW5fEvob5an31ciZYK9IG390YlVUZsWZl/"
    "CELXu/N/d59Q8me0UbY/NqmqEu01K/NGKnItRZ3mpk0M7cdEsZo76KhMqCRcdp65ot/G1d"
    "n7G6aXHdnj+0c7dKzcDmFKXqZiNpw7Of+H369cWiO8WEFHYFk9KGpzOsE4bSwtKVbM+i4C"
    "1cREB2pIV4PVCOsGytpgicFdEopieXklRW2quGgx89nyM9YpL2bTxWTFdnS/Ilnd0KI2VV"
    "6rWAWrLn9rKaCJF0LzlxTRJ1bKBgtpBRLaWPH8XzBaUjq/BaNNFc7MjSL7btnhc8FK2Vgh"
    "JfePS4pJlLOpgtLV48uJ6zMr7YoVtqkym7lwg7CsqGgJlXbf63gIfnRHkyBYdj/5lZWyqc"
    "OICwkUMx49jj2tRlqnvLRNl1rkjkN32fmKy+way9okiYFiL9gLJIWeourLPprtzfQc26cb"
    "BCetmynn/7PFVNxM1+uh1nFA/w62iFD6Evpq5PLL+Tn5fHV2cXL1J/m99ye8pejDAf6iHD"
    "LQLuESlAiLS6ghJXEc6RwJwAs5REri2FfpDQgl5Mzm0zLOLm8U5hI4DRZUTGMotBAIwt6q"
    "gIIWqFyxaPgC5FfzDE3IvyxH/tzHhqLSS2FkTZIaKTntfTj5cn5DdlImvACVuCAtd/3Bdp"
    "b91bIXjq+wC9ILOibwJC2Lt6TXxDdheiJ/JVe9D72r3uX73jUxEFPK1+y72ib9S/qe572b"
    "HklV99nJINHUp/VFlsMns633/UvKegKyH+RTYvt6738nr1+bmk/OrvHFt8kvxECQjsaEcB"
    "tbmoLPYcr4bon6+Ydt7e4eHzu72Myr3gl9z7PL094/yKCAmLaUiiV5FSaudKLoEC68rf8i"
    "KNp0AZFv55BoaEqNHdi1CJKWmjz0fZdMPf8eAPu2MFJ4JSH5OyQI4SFA/T241ZqyBYzSPE"
    "7od0aGnAltENi07NMGhMSexvAdZo0hXqBONJOYR26IFI+TYAZmDvSnPQrmMbO8oPMOy4po"
    "JbQhMBPRGlB4eVYL/5QNSmAi+Zdmx6DYLCBBp5K5AptVgltLfl/sXJP1Avn6iX6mQnTSR9"
    "CaNTTDrKEeWOnFYUrPiQFfMWoJpZERJeCVenSlz1y2K3IVvE0G19NF8OLzyeWfFltlTrtE"
    "yxj4IqN3eqYQsPTApyXfnF1+vLbogL38CBR6zsC/ODuny3T/sndt9S5Pfj0HqmyeQnd6dp"
    "0lFJkD/6Z38fmcNhBerEvklPTsqnfR/wOK0HNoTT0ANlsnp6dYhZRKnl31z3vpSxkyU0pR"
    "j5oe+F97v37q939PpatlpBRCumo6fX7doyw3tPobtSA1P6VPxafnSHVeaiRJPyQ8uMeSC2"
    "EZlKJ/9XsqPzmVPOtdfjz52LvoXd6kUsx9NPA/966u+5fW+/7VVe89VqrnDPwv15T5tHfy"
    "/ubsDyYHPYfT6BTSc15q7+rkWqqEJelo/0Q3hFSqJygYOTXwf+v/an3uX2Op6W/6BXz5/L"
    "l/dZP2spaRUiQDRcsY+Kf9919QHr/3PtMBrST1LUwVkN9BFSujg3wjo4OMjVEwxiPkIig/"
    "jbWF+TUa5ue4se1NDXqkG7oDNHewxNLk1W4l3dn7x43Sk+KbeX1x8o9tpTfP+5cfBbn0jb"
    "0/7/+qfVt3YTB/qImmlHlWuVNuruhLd8QyNOib8T4ifwinHAuN4GbeSbzYAI7o0beOtAV9"
    "K+v6sna8aDwNorkRMFEwR6tsreTrS76u9crL260859H6mY1I7HEchDXXQJmntSLQl0Chnq"
    "sjUZWrlakqU9Dp1hSoxNJKs8TOJdFtL23dkpS0lnKtYNQif6U5piyZyXUFkt00jI4uWHlB"
    "qSBW+LhbqZZKVZoDa5tdNRO3kdziZ+/v5WuzAf6SbuoPNIyGrBlDeikj94JdaFuQgSeAmO"
    "5hFbpEQ4CEImV6PXZtjwfgLruoh9+8THxfe8obCL+kB/KpgrUnzZDIUgBDAXQB74zFB4jE"
    "IpULEnjAL6cEGdBRJkz+giJdgD+QrtGLyhajGwvmieUabIIy0M2CJV3XJr/fHh/tvXuLK6"
    "+MZygmp/V/uTz7+5ceNEOWBYAEcEhvy1JLoCqAiqCLuhd739xMlYXUKYyCPiB/IztZGETx"
    "ZXQ3QULwlgtARCGbholgREz67DUL7rJVlIQvoAwGhERqmFiEjpCoKgEjuJ/EN+RsNptjOW"
    "Q0j8ltwNw00peM58xPY0RXG5oIXTPaYZGCAMIAL0bF1SHwzeJzgWtB94uPoRfT58x9I8M3"
    "MN+NPxO6yEUuA1igG0ikBxnP6dKm+XsMXdt5Q/q34DVy4KODykc74ogKaBDliNFVJbYGqq"
    "GtiJ8o/djFF3gMwntKC1x08YyY88gEgmM7wQOtddjlrSMjl765K7mhDIL75M2iDrzKXRBj"
    "nbRJzGUmawDzoTmxHcKz5g93oe2AtIYjWnHiCJOXTZK38XwQN20vf3dKB2XjI2xVlwzHE9"
    "u/c6MhqwgEzLxmQulMDmbgXCS8YXKZQwNmATrupCngpGOhS3677l92yOiJJHg+JqZwFnGf"
    "mrzx159Ofto7PBJFhcFjJDxsInUn7XloIKWZ5QNWJtwoh0ukGLECxBbzvlmMWuEwK/oO9G"
    "u3ULJlaBU+yn8hr67PPl72Tl+xndyStQcPbilOhtd8dklevzq9Ovlw86pDXn3uXZ6eXX60"
    "oDEnN1+ueq+2W/RMM9AzYqhmJJ6LoJE4WhSNAUXDvgCz5rQcR5NyN1mPuoWfdpfgH0AZaN"
    "83IA20rIHPpqIuYX8RJ9C7uu6dcogA/z3wT3vvz8+QUvwa+HARTCv7etklyU99+a+iyd2r"
    "5ve1wO1r6420VMgr9kYaB3SHa80836TU+dW7y52pNMaFZquGKSH4ZPVub29//3hvZ//o7e"
    "HB8fHh251k1so+Kpq+fj37CDOY0hVmf5cc5lz9hjlhaS/f6l++cfHVdiGn822C7J/7Lk4/"
    "PBkmmSLfuib21ptuDW+66amszkhXudpxXj7O/cDkTS1/Chf0myDbl56/mZ5jAfSowtj6fm"
    "4ydJSrqer3scLY9vEa9HHd0Cka2ybMoC8QQKVQ71tn5SotaBM65MWPJK3f47/CjAdXOzVR"
    "XxJLi/pqFC5xjT6UGkIVd1c1JCqxtOI0n1VGdUepztd++8btTG256nytXHP0dfXE2vrhL5"
    "Qqw5XUlKnC1E6szYN8N1Swq8d8s5G4AtlWhievq2iVb7aCZAWoaUm5bpjDYl2q0gazgkzh"
    "xLSSeaBylIhmrlmlYpWOlhXE2saMWUDE1ULFGA8MLzndrql09UNSBfEm+/9WvKXi1c9KSw"
    "Q6Ct1vXrSS4CobNidnL+tXI6GNDtfTxp+pJaY2/kzz4s+s4/TUxjNYZwfhwrQAWXjCYHDK"
    "MfJIxX4rvsSXcwwug4aRRcqgXClgViBcu8LZMzO2E5epChJTpjH4s8Z6dRghq1zLNZnfpk"
    "A4ziLS2UoQ0oVU8EtqbQo7Yt0lkrpb8RS6wqQvkjl0qcd3KUNz/C6R51zYywWYSWS51/fh"
    "LQ6ZSM8TpZ66V2WGm3wLi9njCr1DVzh4r1Q8EJaXrZxd5HExKrQlrmqmrOzd5T5eTfEZh+"
    "zP4Ye9I+vTsJYkWd4LS5pH85byTrduR7fO2wNohME22kirGEYnYwesopO5d1tMZcjOJluw"
    "dL73g0c/U1ceoWQPXc08sJMYLsKvxDYIUsImCH4npkCvttWG8vaXWHDnE6cNFsataMQtV8"
    "GWhUoVZEjT4qXFJVtFYqAMvI+TYFpQR5ZW8uUvS90o12306J/M5mgWzofsNjm5PNWfiRgA"
    "8gebPihngGWgDr151peiDMhi82DgiXkqCmbuKHCe8iVnJJeEl6yFSsPkmVB7E5VBfPn9K7"
    "NtrDyGM+/BbY8tMKTmrSx8EQN96ZsIU/Oil9BocXdR9a2N8SOQRX8iMcFvfe9jCCZhNo7u"
    "5ntPMJCnXhPkhT2ZDrdzTarlvkrMo6vVDaT16q1gUG1y4ZCorwtcOcgq7nKXDkpg9mq+HW"
    "L3e9whuBKASb5sdv964n7fFgb3X24+/PT2Dfkj8VWAzgjAYYEXkwd60ImFlwB05wA+E8w+"
    "IJ6zQgx3kW7lWFiMAJ6DZpbcu09d7jzBcyPyEEAhEEijQwvOuFkA/wrfXHCwABb46H4CPE"
    "/Q8lz/zqOEM/vejQZ+/Eh5Ma4qY2XF0gJdezwhAXggKA2jwTWk0cSmcsi4Jmit8Ztgjd/C"
    "BZ8Dh8VGfEagBfD9hGMDrbNXb1g2iWfTrHjz4fmCfiOE28Lw16Ir1gGGn8GOVbm25JP/0n"
    "dyG+ZENGNND9vU9mp3Pe4B6mlOpV0t0yLi7wK3i7j+MIUp/WVyJllXiVyqpItTp4T7u2P7"
    "aG+rUE+XIS/2YchfWFNQieMzHNZBOUBPPplaC6lT1QHbPLxmFYEmADcB6mE85/wJd/yFh0"
    "8OAqh08hS0lY6dieu3V9yXGzimC1IXgd2MazfxpFJYxdUWn3NySyecpLrM0S2l4ycAhxbk"
    "8BN6wsadvf1Ty2nPfU0499W1L17KsLhp27YXsCyWv4jsltksY5mnaLO8hhIvEDBsfvVYFb"
    "Ng7seLOODSOTfJX+BLu+Bq3cw9s5u5Vvf2LPbPys6kulQVtlasmliVPVwNuep8rWBbk70f"
    "ZrInn25ezhBqfcWrTIkV5JueGJcX8IVc1oZKWJ8cNyR6S4rBNIAv1VAr4sSD1CJFOeBQoA"
    "YukTf2SC3nJDDZpYC4LwKflL+qrgDp8owq1VTFgipjCyuSc8prSqiXRQuiZhF/W8670f5h"
    "CWAwQ64pIiVhdYj+Uro+EnDJfJxUw83lcKR6SXnUmeOseM5349u8He3s7hxj3QyuI3A6xQ"
    "w6aIe1kXVKRhrpF5QjG70uTmLtvHX2nSqNUxmKGqfXrmtrQTUpYs+YlLXp806JrlalLNfU"
    "Pri+FCaFAAAKMDXB7W2O7rUCg0Gb2uJdGqj3bM/crSeXdRBpczyOlU8PjRRme8Zu3eI0W7"
    "RV3OJUwePM3CiiR7gloSYXrJQNkrcBalLmY6jvuzcB/e+ZPQw1YUotHZ7l/oWaoGt4kTP7"
    "MxvcdWoYVfKjcF3bSsMpvQhMkziBMBzNZAcR+ccyR6YqPZLd0FPV59MPLKQlD0qZQFcgiC"
    "ML83jrhVFMZhASMnNIq18E2lVEbviNRa+MRYDGxFyCpic2lZBDgnncSQ0yyOueHU49NyQh"
    "/SrsyI3IvfsQE9tHuwgsAInBVOJznzDjMbCzGPhJiE+swU5CWaLtBxwyvXjyMzPUoLPPUw"
    "dDiUKrWMNZ0MgZNI21/M02GXJeQ4TJAcJ+6NxFhcTfiZuZRB0yZOCqIXvADVRGT7EbVcMH"
    "0VeccWQva0Bx9En9Yo5xA0dBNMjEWwfqESKLvTSOtKeCkJCMqg342IgjdzpOsjCC8vCE0i"
    "hrMKBg6/rm5PL05AoCC/JfA//9l+ub/kWXsL/6jFUFcLBbBZm0mw9M2s3gksSnauwN8/CX"
    "WJrcBY0xTmmtf55ZwGhdnT3seL4dPpkFLDj0KGmw2K2hgIuwXWC/05EsTqgcfz27pDtmsw"
    "mQoJfn9F//vOmd6IM6WXg1qRcFqkuZXjA83Q+S++qi07X2Vot0wFrYW7Xov2fZe7bov2cQ"
    "a6tAb0Fq6yDeKiC1dUNQ8UMvcrDfEmppVwNRifMZUvNEgS1iLcNF4chosMV9FMF+US2O7f"
    "FYcfjb4DFwARd5mwPGykNIJbotAfgZu+OjtyOcmnV4VA5tMTZKjBz4nYyLba6HYMUxknz/"
    "anmEKSCKPeCevrjqAxwGMaUHd5OWFAO2nm5k2aFrNA7NoatnFpqnNOzmOUoy0wtsk3iaA7"
    "kSQt7WdI8mdTr6CS5QqQs/wuVqdfReXE23fkIEU+IEiDUyjAiVL/j0AZ8/3G3RLHKn39yI"
    "eQV6BPoxeE5D7XBW6b7CskEb/3USoJkqXLBEJPBBWz0J6FQLP+Z+7E3JEBXujoWpIStqDJ"
    "C8CNXuM7pEQoFDOwZNexwNu5SEuFxfD4W5YYdWHqDXpYFP/yfTwL/r0HbHMbg7AiU+qMvp"
    "BILFvSEnPulfAbz05Jy9JlwkwBUCoY35hiwkDB5pY+g83u9/SInuvG+uD/cRWLYDTfx54N"
    "tkGLq388ieDklkP0W0OcxlVCLMse3TZpCRm1521FHHz0O6n8ua7WrqeHlfAsDBGtp4GH3W"
    "o+0x/wbFqnh8c8mtW6uWb9XyrVpeV8vzT3bB3pDYG90dOD122Sw58MWk2k2m12Z0hlg7sr"
    "2Rb3cssbyczfHOM0043OB4b/fg+ODt/tFBYmec5BSZF2c1mnx1yYizWJuZcrWazEZrMuUt"
    "Wd1O1nlX0NXN9IS0ET2d7ubq9rPK2fZyk3uZH05o7zm1fMTofAttRRrWr5oDiCp7jf38vc"
    "Z+Zq/BZZYVc74zS4llEyTcurNci65Yt0msvV5tr1ebLNb2erW9Xl0H8bbXq1y3htQ8UUCe"
    "aIKQXqQMd6JcvdEVni8K7kKVQzIyyDmZSGjpUavLbmVFWqdUNuxIK+fIjjLYllbsPGXS5Q"
    "Kh/YVueWM7ubw93rt1D97hIpF70Zshr3HXKwapeveKlzaVL3xN1Ive+mJZvFVVq9bJ07r5"
    "E1Y5qpKhZqFCNtaN3oXpVB+EFv8aSmrPMsh30Om3Jy61MNhS5qrL0BLxgeXG1yoml2Ir8U"
    "dKtCT589VCH2nkhgaL8FsFF+rSvV834yrEQKXfoeMjcZGuupQWU+B2wcWhfKfOYsoaLtOT"
    "YLP5t+huQlLJrfPU8++ZXRlY2r2KyHhCv/FO4m3ZY25BaEl+ZLPLQWanBYT+nQuGVe70tp"
    "KP52eqC27XXw+/e84Q7L7cfw+3wVgMDL4epvbYFcXeupSWIB0RIc/06l5/ZpvZ67+f0+ZB"
    "wCNG2SFBmJiSUaaBz99gakcxQZGDCxVwncJM67w7mvqZvine36PdHKGFerG7ze71baVekI"
    "AbsYLA9wre96MrlsCfPtE3HHK7zMh1I7SFwy4lIxciJTHLPnDYQt/vLgzmDyKUEmIWAIcA"
    "Jnv2dKrVMJvHaDlN2cYBABuGDNkAL+h4dxDyl7z+7bp/uS06IgweI7A4hN+Cm0zdW4RHzJ"
    "gdIf2YI6j2njUMe31CeWzaO7TPhj+ToeNF42kQzUN4G16DFw38R27Gx4ARlAcYXIcwyAx9"
    "A9rqN+TS9dAWER4S8FUkFYcv8GCHoqew+i4zOhzbPsAOaBvvAhhw+dgDYUFNRxNz8/2dh3"
    "uCtIY80OEGMimwKqbw+kPJEFmvokUR/GgUwXeTtIs8NH83Crx1zIxyq+SYGUZ/RuS58ubU"
    "myTvld1LozQyoqwGuRC8jcZbfDq76llsm3baJXJq4GOq/wFOOuIZT/FnJ+9vzv6QOJM0fy"
    "7i4vLHIsmfvj+h56fz87RekebPe3TXKJ7hb55/07u6oPv4tNo0Q3CenqVPWWLgX5yd05NY"
    "/5I28xQL1jJkClGAniPTXPUu+n+oRDxLpqJHn5sv1xadPy8/qsTqk4FP9/h0i//+xjq7vv"
    "4CpFqGRMGifUoULEOiSCWfyZKokjivElmSN/A/n/x50bu8oa9Fz5TXtJYvv16c3aBgch9l"
    "uU4+0xPYHyYm8STLc9X7rffeWJF4kuWRhlPuI9ozvevrk48963P/mvWwkqal9q7oPsrqXZ"
    "1cY0lykkruEz2D0W/pBKuRU/pWvcpd4UGVu8KD/LvCg8xdYTBGH6aLXF1prO3dVaPvrm7D"
    "YMYjmi+6PGlFNPiimK7LFp0pPl7Rb7VLpAR8rizoMJtKACio58B0d/EZNHE4GfKfi3yue9"
    "WCwBTEgNE/V9rBy/WhUkDbgy/fg44b297U0H/54AyJpck7w8aiM4Rqps4RXuZZ4iC/PriY"
    "Wjf2oLOqM4JTjgZPOY0dv6BvqyNtQd/Kur6sJZVmrSlaZWslX1/ykqbdoP0rcgmjcbZ+Ya"
    "r7hQEFv3kraRa1oN+Ifchz+5Syx3FQ14O5zNPuO9rYdpsPv9zIodocV/sbIU7ujrxunECF"
    "qx2ijYu+uJFyfbCfEJYUuvSlorrzqpm7lXEbHOYZRNraC7TxTJot2irxTPR91wrkumgQjj"
    "WRankYjswx9iUHazOXrFKpykf3Bge2XVPpVoxr++PNstZUvtWssgo2uquYIViJV2mBmylr"
    "8ya/ypyRBtRadsaoHJprTWWsHv6XCIVG+bxvbugtGwztqzuaBMH9KSuuyn54TSRviInWBI"
    "PM74L8O9IbYnkDjLnLrBn/bTCmFP03wF+S5eKBZp4pA+GQXsrItVKUwVTIJGUo4c3x8JbC"
    "dliDglxKARZBOp7g9pRK/QnAAQlFShLsVie5t+8yA0f4LZlm4jUzkx/9JT2QL0NZM9IMiU"
    "y+tutKMdAgw9AdePWEdPCrwL9wsg9DYpGSh8xC4dQaZVa6YAD3yiHh6saC6ygTLhafpnMb"
    "zklWGXh+oXjzHeOSjPVk8/MHkkr6w0MA5lkPoy2axXvfOjx23x3tQgsydsMmQsViOBlBYG"
    "yJkyjOGikvnXqt3aPd4+PjggpSIqXw79mCGb00UeYb/uaTSgbH6VNm+CvBDMH8V4cVojGy"
    "QBNym2BWTzIflzUoS5g2J3m2ZGOovKD0hyDyYrrVyGmJRpU2gz4gfyM7UoEzOvNHli2tQI"
    "byVCLJphgWT/ILeZVnx/AKrYyVvpAMh5mhsf5U2CZLIrvOMzT2nO98oIkZ+3bndud4H99D"
    "tTbOIxUmx/jMbGpsGK1pafzLto7t473dvcKKVVJDxdIsUVqv+HRHowNn/11hvSqpoV7lW9"
    "drVayoP7iuajwp53eKbKhvBUWl4J5goguGseR1EBKfzvLgg9sbT5j/a7pHs0eBCHRJCyZo"
    "CosW7+ZIn0uUh2E/YR6LJt5tjCbAtgNBPuOAZEybZQNkbhD9htyAoezIvfN8YvvuI7dqRg"
    "feNpWPHbno/DuE9YzuLAmd0YOBL6KDjqfzKAZzaTBxntHf5C4A02fa4m9QChgGs+CgtFBW"
    "whvyxZ9H6D+cW0jnmeVqdre1bGSvZ/Z0mmtHuEqzzXIL2d1nOhdxC8L9veOjxHgQEkV2g9"
    "cXJ+fnAo5VaAnLhpTh6FlsD5uybYzr4Bcwic1ciDXMC5EYNkWHXt7z4ujLkoYDsGl7CPMa"
    "7ApgXx2iIZG61GvP01Xec+hyzOCGSMN2A0F2G6Q8TfmThpK//QJ7D20Rz6wv72nD5zOcn4"
    "zrTPK8dL1BfUZCWmnhYXsm5iUDPE0w/i6R4iLPH2DqZ04vYE5G/xgdOmvDTE23Wx2czUUk"
    "aPCqMac/wdcFXTrgfcxL1IvUzKJm0IUPvX08hMGYHtOQI2IM6EfD+QYKxohMg/F9JHxUkJ"
    "lr+3TRnC69mODfzKSXD0wV9KsBppYvJi8GS93dqeaLvsgZPTdCaj0u/ODlpfW4IMl7KY8L"
    "DVyoRccO8JfizW/nubTUuWu4WBow9FQwc/E4YV6MjaTKyoxrMh7EUTdQukB/8kI+9DJrs3"
    "hUuCxPJKIKoajYiRhOYjNcFPFgTmb2E3pyQh9E5MH2QuGZKH4MTFGnFikGz310pqajg7ki"
    "o0MVT38TuhbiiirKYUS4UM5+xmFEj5m3WGCUHs0wlBQkmessNry2u8LzE2viq2gAiiP+FE"
    "+nb8gQBG3du09DekZ8cO1Y5WAeoqZeFMu1hQ448sL1/Dag2wCIqcVDcuWEhkqgXBzCVOaU"
    "SbRKVXf+CybC9BPL44GyCyJH8WFiRa4djifyjQ2qrkTQqDY2VDO8OslDoc6uTvBsoslRpb"
    "3dUcHe7mgnY2CuTUdmcZc7CjAU02Crxi3QaIKKHJy4CM80/asuMeejL5ir/vk5en6BH/qC"
    "UKX7Vh+5oY0jsMiktHa+WFpDttYmoKkibW0CWpuAZou2ik3Aj1cH1AOrJRvdRIEAKRnktK"
    "OBzvT9GTJqmVlv+011p/+DoDDiCCneaefWebtjdqJvJtUc6KuYAOktUPiiCK2X8jEjZQyp"
    "lkajEAgS094XwSRs0/sqBy6hv+tod3S8f7Blxg+YiQWCgD81gybScZ4Rl65QytMmlauSKu"
    "qRzoPxveuQWy+MYtCD4JVK6mubhSIP5mPwh+3F4Jecvgm7chm50+Axq1JaukTULgHokpIP"
    "RURy5pIdXYnHbjiLOmSILsjpR5yQehERHr3hsudx4vqSNoi3KLIfKcHPZJjggfDCCBRaDB"
    "FiR5PELzmZuLbDoqpz9/GQYF7NQfnkfo8tZ+6qyicWIZ1WRZ8AjAGjqNs+mfswEGDSprUl"
    "GL0OthnvnNB9OuJ6aNngxB81VapndRYqAZsG/to9djfFEBCXvT96V/DM73Kdl6TuGvjVtV"
    "wMnlGq5WIqLVP8c6wznyR1xVf2vEJhsNQnZ/WyknOIjdUoC64x08BWoOBjCruKKr5Wv9eg"
    "w0GnSL/HvpWMwAu0ewnHBur2nsH3pxdPa92JJwwbKd5q8i0SsME3Z9qyjJyL/HMqbBsh7R"
    "f3cZiuCTVGuMq1EYLX0B/71eAf+0X4j/3sSF/OifCSHoRfSORbp1cnH266BP8M/CQsQRKR"
    "AIMP9LqE/R34PHwAjxyQOsSX/OCnHuMlD/FyeIH09yI3CqtfNPiZINvTuVATiePl4CbPjM"
    "1dWXQP7ahVQ6wGzoXE2zCj0FULWDmXLDI3KQU0enr61P9ydf5nl7C/dMI5OYMk/hn4X3u9"
    "3yHJ/g78i/7lzSfI4D8G/oezf8CMg3+kACLXUsiQ62ZMQtgnM883uREpQhmqfBv0ubww1h"
    "Ctkf1xra2VzNPkz2jBjdV+lav7/Jv7zMX91I4i79Yb2+bDQ7W5K1tKkyEXvYvP5/0/e3QD"
    "JX4NfEnlrGAvBv6Xy98v+xA3iP9oxsz0YD+FwXRqmJaKHE5LXC/obDrJWVtv07bjoPmCPb"
    "VQd13nkG3ibfDX0dyDdmyHsQXa+Kz0AWKUc9BWuIrgRRvVA4AWysDrnNrSk3n+yrIT10R1"
    "ZCfzLCm7hWbdrXf030+7ez/t7/4AfbxBiMpdS1UpKkyNE6P27EU+Y3HpWeMIr/BsjFntyo"
    "7u6bVxnXOGyvVyJ42tnSX/Pdds8NxRKVqM8UJ7sXXDGAt94wJxPRXOFXTz+uxZ1q6XwY3I"
    "twU/Z5237ekm97QLBvsL9LLM1/Zwk3u4tQpprULWQaT/F4xqyjPleFl0XSNF2RrYtAY2zR"
    "btcgY2Wf/7SzrOruF7f10kntWbLCmjHpSxqQLiboKXFFF1j/frKSRhR7GsmGqEEllLQWlu"
    "mpcUV+2QFWsjs6yhpLIFzIqt77s3Af2v4jL6GytjHXd9pStouuGtsnzmSZlWA2hBHIEFw1"
    "TIvdJKmhS4tmd980h9GStdZrCCHOy3Gn9BDR+B1hdIiz8VUo1WQ9YM5AxT8AYJ995lrsFE"
    "WvY7tq9XI4eQMMWPUIgFUBWpecIQlkHHtSK5lsnYtjoyOhPpkmRBOyQQYMqD6cRfGpAleD"
    "UkEinZAlotVsNaMS4lLxtbQ+B+ujwyACQMIslAVZBez5UjaaToCtE3PE2J8PKyI4EIuszS"
    "29EJkptyNj55ihOowy25DWaDTSR1WnLa+3Dy5fyGvEpvaF9hW5KbUNYYkTQIQ7rfk2hLQn"
    "gsYKYu3VooQ1Blwe6R9d5dHiMkydGpE/2pELuRahOM5DvJuoXFs9/GsrnJu1IFJV/cCD+1"
    "Hj/e2R3tjKEFJgt8na7Q/F7M0ML23i2N0WAikgIjSMEZ0KYELOm5MQn8ZGYk8AstSOCHsB"
    "zBYA3CYAQSqZkID92AVSfTYUkTs3RpK5NnrKEMXI5tAVw5/GCIcvjFoeTwE1HkmJdgx+WW"
    "qTNjSfNyiNM2qgSsoQJDCm2QgKOQ5IjRjKRowbZv2TMwjKcTmCUdgfLFls8kxaxIhfiLKh"
    "EIOpEuQFLUCb1hudE3jFRa97HCRRAO5OAraXnRBsK0dP5QLZrOaVQmtzHMJbGFa0+OAE2U"
    "sg8KtiSBh9B0BUvrGT1Jwob2+UFsSUtqtr4iDtOI/5+/Kb1F+lfkNUxanAVdmOpjL9ODj3"
    "Zk8cXD3CqJoGRySD/5bWhLuiQpIU6UmpOlKL/uhEQasHL1hnlImW5gDMsrntKYXIcg6dR7"
    "4O7uHOdFMTFQSq5AcvyAJB5SsiXsHtrObaW6kLK8LmmzU1y1PdrbP3KrVM0oy6sWW+7iep"
    "3j/du3x1XqZZT16q38+rfHzrudoyrNYJTlzZA2+9WlsX/s7owPqzSDUS7VjFLhiOg8b0fv"
    "dvfyAuoYKLOt0sL45Fd15By+He1WqYpRllZlfEnF3c6Z484eghjOT1fumNJuGXzvZIk6RY"
    "54vJTcClP6Cu6ddYc5wT1x6UQ6jnngApvQY69wTTOPmLfjRy+e0Ce3nn/nhg8h3W8KCs9/"
    "mMcm/8/PUg+68Inmo/+j5ST+azz0pIMeephT6adpYDsYNAgiDHXIUNycDJFArNrMcbNPXH"
    "qQpNTR3HXyvdg8JLdU4sXgN/pcyXqzSY9b/2qdqTTBmYrcZ1WRtDLPBlrsHVQx/jrIN/46"
    "yBh/1XQ2sbleJvYOD6sY1h0e5lvWwTNVutKcWEfKGtsGSnv1kG6+wNSZnyWWFuCkI+QlwE"
    "F1GF7Ks4RAm3nlsqw8W4uDvwJ+le04a0IDFaZ2JirGB6Z7+hbCVnwBrwyrDfERnezvkUek"
    "pFu0A+3mNLkeVu+FYa+m0MlbLqSXMgou6cQWgl1ZsoTpPdj9mC8O+ltKwHr5Y1jg1i/tZ3"
    "YnK5LP7Dda1mbwOq3xgftuxxxIPZ9cucCSWg+ambSHIYV9aNbOysULmb2zdw728xSn+QxC"
    "e5RV13BlmtQlutYIZp3pVAzRrMJIft4p1BXplIuFgyZPbiwHbZaL7ZqdGrMwWaiZARfM/l"
    "0EwTT9QITxqhg4+jlqRk0SkkbgEXfqOkMe95P7Yx6D/+MIS6RtiTp62Gcttpjj3QH6jQUG"
    "dfI1SZqyqJZ6qI3+vFT059ZGvbVR/4vaqMvzXLanCp0zZXhbF00lLpoyJ46G7YxLo54/Ox"
    "xNGVJsbypnVQnLKu8BikKs59BlQ61rO0FlLwbYasMWjEOu83deHNdd5VoOTq5sczENgvsI"
    "ty+04VSaHQhlAVsMWhrscWBD5Hgh3KTBpaTp7m25wsp3LdUCNoR0v+aKx+09WBPuwZIuWc"
    "SdYsLc5EuErdOzq977G+sT/dMlUgIcvF6eWjcn5+hMUUroH1ClK542HEEbjmB9pf3SXhJb"
    "N9Qb6Ia6vYda6Ptat3uo1o9K66miSXdRlTxVrOjInfYQnI5WYjQqgiyuJXLhBxqLstMHMu"
    "DPH2QquoDFZSODxJp0KmCihrLNN0jKkkiGI5DPTTbScxezhkoOW9zqCMspN88ykz2XdZbp"
    "MhBaIKTv3o7fujtb5kvALKG4/EtM+QrtNGT+w/HOATdZKa6IEZZWxD+YHHy68ORh0HBJTj"
    "7ytVwziagKAJ2RE88nNiqdXkVENs3vkLlvT2MXA90akeW1C6im0UpLkNRard6qCXqrUeAY"
    "Nkf5Z3ZB3+STYmMP6xGo8Osf6iS29kTX6BMdfTgJ6jpxVJja81wG49wekp8DOK4vyTXw4z"
    "prK15NvGjtWE+sEksrztY1bqsla4wiptP6c22SP1d9nl2BXCsqDtdVqtLSUkGmY8313tLz"
    "QS1PfusqY8OuqIKs2c6/nRnK5auckZbw9PySLozX6aKheUZEqGhCevhl9i3J1CJd5lgSE7"
    "l6/3QAIXmSXJ1LuhfxrKfPM7wmJbNKdSlDeZ1i/cC6eKK8jtStyw/0FGi4izFdRXC9t8Xl"
    "Ytm7b49u7S3zLYGZWNwU8KfitkDrmLx7gsSVtemmQPZzXXBXoJCV3hb0fZckLIBXtXMwr3"
    "mEYOZz5tCvzoufiO075HOfMEeGaMQD1j3Bo/+GgN0RPYfE9L8H16a5aDrkuKH3zY3IbRjM"
    "SABXB9wWCAC10YPrOh3yGHpx7PpwG0EJBn5E5UJnLJv+YLp3qBW/nNB1yOiJDNl8TX6aEf"
    "vBA2803u3TkM5JlLFDnLlL0OsbsDG3ethSwOzSKR+ayNyd+q8DutjS9s6Cb9AORkAfg3O3"
    "7Q4ZTr2ITvroJQdg0HIJiR9ZSmY/2l5MpWhFdC2343nocpZsjdAOP4i5JRQtkophjPdKQ+"
    "6LjbM+2hG7nVFc7UCB7NOh8phPHRK5nHkew9bBoa0QzaXdQnnB36qPrwkdlYhmQot/sKMI"
    "br662CKQLyy1VA7Q977wDQdoZ/TN5uJw6ECroChVDkAl3qbyfZG0XwUXUCLYJ4NC/2crXX"
    "m0o1iWeMv9/kDHXoRuqXlVGTf0FujNpx77cMRSv4XMdLBBgnz9ROcdwrqd7eByG8E9F8M3"
    "mOl+3LukPbKKNluebz2gH8TFGq+cuJZuTHBrpYfd8tagm0PhwfC/7X1gE+4DH+bhmM4C3P"
    "OaxR2JZ+SfD57OLWATYqA/uzmZ8A1eQ+Ayz0bcyqpC3q8g4/1cEe/rEsa/NaQr6DdQss9j"
    "CiCtIdk77hw7AInnR4T8/jHaekOsb+7smcUQyOoovLtca2qd8+UMqp9zuDKb6nd7e/v7x3"
    "s7+0dvDw+Ojw/f7iTG1dlHRVbWaQyGdDBnLa/THdwi5hQp9wtaX59dWp+v+h/psfe65m5D"
    "Zu0SKTHwwa/52eVH6+Qzzfvj5LxL9JyB/75/8RlO3KddkvzUT5A/xoSC73ezH1GRRXbK9I"
    "Km2GI3uVaW2IYA3jVlLXG1du81pG0+VtYQvLmAdsDXGPDqGb7OoFc5f/TAN+sGGybt1hhu"
    "kQ5YO+jk/MFZsJtVzrabG93NLZyzxRs2XZwt3rDFGzYH+tLiDVu84VpJtRxvWAWpJVzvsh"
    "ikS0K23vPCbjDK6eaIXhmdLbatjae+uXhA870yFmB8pHpJhBLqBl4W42aAvwpdHYgLrK6I"
    "UixFPFZhiPI9DVLLOUmc6MWDYXMVNhKz3/mhsBlVGiEyEx46qylkTc7km+qQVF2snjRDI0"
    "+iN6Mb2AWcOkgaAGRJ0z/QD0Rn05CTEuKnLD5xLqU5Dql07wS+I/R7JoxQKq6XuJuLtAb+"
    "ARXFmy0iTlskf4lJ4NmUlfJMg/E9HVbgRh2AVwhrK6gshyMjg1+IIgGMBishpKAXs59cjl"
    "eNtHY+3qxD93b8Ls/Bfh55AmcVz9lwScawiM/I5jnF5YYBWJetO0uUU6MpKqpWqYpwM7Yg"
    "hclVaUpCXbFNcmRO09wI+crst8SLpBC7Sm+SkOe8iiHkZlGjVMSeDGHWtkMGHHN2w5QPZt"
    "a2akhcwQEKJ2deeVnASihGuONN3r1DOGiWw4ARRAvQWug0HmFAc42yyqKNYTAllQjf22TD"
    "X0onK+EYWJptChwGm3NTrIJ4rhyIDYBbpbYSfKjWh+gfGqbDUqiqvDLwpQCj1uNqAAtAix"
    "VtBla0Pjh0STRo045Qzw1iafFgDcCDtZjc58bkrh/irr6kt/hKlqDoBr5Y0LpE/Br4V73f"
    "eu8RTyd+Dfz3J/Tgdn6OIDvxU9+h/Jj5yQ9MQN9852GCfhNMAV7cd9h8NAN7uEUQEjpvi5"
    "FoNEbCccees1BHq5wr6OY1+ujWrZdDF+JQgmVw6NrGaKn5E6mJt51U60+qLRrpGaOS13cs"
    "J7O1Ys0EWWFz+6jucM0wtmHfW/jcM4pTV0lWlanO1wo29whQew4wsLbibWGfLeyzMbCbTg"
    "v7bGGf6yzVem4mFXdVSwpW8ZC1odLVN0fVPHmyG/NVTLdpURsqYO34WUG+8p6qnXbLJWzY"
    "g1aQcnp6fUkZN/OcWyrizFG/dZX6F4BGy1joDPhZBwgvgkCui5yuhVjGS0HW9gBB00J1q9"
    "xasbKknFxkr3QH0mVh50RaZgHKjBYd6fVcqUUv5eI1WYh4LUlGJdeuSFxejzpXKKIa6a+0"
    "kEPc50Q/K9shrEDOKa9Fg0EWVaUvW9pIzMhqOS/CPwDWPfccSwLrJSHwbu3jA5t5wZXxzc"
    "XktP4vl2d//9IzAWXF5MRUBxo+sAxTXkJvRpab8IP0twBXILJcYCo4slyvpwK+vJylBGWu"
    "F0A5pW8xCmaucIddWK+ZLa1bApwLwWzTxOt0iiRn1zi0thHpa3wg0ePYT57kvQmbUCn5ox"
    "dPLFuabMtexsxpfJ+kR7GB+hyObeRfTQ5wXh7SAgu/99bePdzHlmah8/kMAmutvZEBQq/E"
    "qZQL5POT9e74yN3fq9AClaGwBepMWdiM5Ns+PHh75FZohspQ2IzCmJ2mMseH9rtxFVmoDL"
    "UaIUP5cxvEJ2X6knsH4+MKDVIZChukAfKTNuSjqdPq+cQrWpHLUmN0bFfHZCvWAOycZbIC"
    "SE5gBej/lKYU9H/NJzkCUwT4p7YdBxDpb8hXmhHMYxIGU8rn+nd0242QffD/Hc0fHoIw7h"
    "IbEP0zNyQzF9amLPR/1RWA3/RhSownpiGZ2eF9RGlZ978hZzG4654Ej2hLwEcpryOCvBn3"
    "/B0E9yxJJ7lbL4ziDlZPpz2H2BEjog0Y+A82fUrsKVgrYO7E/gZOx5lTd1qEF4LDdrp8ui"
    "755GGI123a2mHofvMA4D8E3+K+cOA+csfgjp2xzrokosfF0J6S8YRuLCL6Pk/gxt2+FwYS"
    "rE9Z4+CVJt7dxGU+1eFNIct3H2kOVOm46Fqc2/ANaekeuCp/nLjobP0Jiwfv5GBUAQ7GX8"
    "NZqps82/6ZNZIOLJdlgoN1OoafohpRa2X9O4xi6959YtNBG7y2IQYIrTPfZ3XmK4/6OjIW"
    "PBso56NKcj4qkPNRVs7uzPamdYScMGyghPcOq7hVp1T5I/kw41gdBVZ3KCtMq5F0+fT8Yn"
    "I+PtqrIGdKlStnfKbKGfZCZhGXG3II3gYDWbf6Xy97V12Cfwb+yenF2eUZHGFv+jRXSQ78"
    "T2dXaMUOuV0ip9Jn19eU/uTyJn0ucgb+h7NLUE1YFyeXJx+hVi1j4P9x1vsKD9hffev6Y2"
    "xCtK3tooPBUEyTxwWcueBc1Lu8sd73L+kQeI9Dwpw/8D+f/HnVPwef2uzHIn23X6Xv9vP7"
    "bj/Td15k8XOL4dqnyK+tyvij3dqulTNhcbzKSjzXuFNmeTnDzh1dzDtLrETMknNv9+D44O"
    "3+0UFiwJnkFNltZoWoHhizoiyzmtG5W8uZJlvOtB6h/xrd/GONc9bnA14vQG4z5boaPG41"
    "x5asIIavscb2PDIGz6jl3hKL3DS0jWkyEFKD2JWhb47A0ErOBAOFq/JovvxQq4wEXW9hMX"
    "9NrbAqCYuu4iCvF5NWQ7ddpeJKokEv7884KWpTxbXC9XGTp/cVL4hVRbWWQ2rCrrWX/Pj4"
    "5fgGC2kFEtpY8XiOO3sIYgBAW6E7DkJnSWGdpQVeYXmbKrmZG0UAX7EeQ4DOLrlbuGClba"
    "qwlM2CJUTXiqxofAnk2rJi2kBzQkVQeiAEARpeTmy1AyKs424rI7rEEOCFhbcRA6+V2VqZ"
    "mVWOh5FgwBJqSMkROXQOBmhCcvwpl354YKBNi0+SEg8gU9L3YLhoYEWICXLBL9UoDYvWUA"
    "esAjVTNntjXNLtNxNnkjbExUgub1kzeKowIoZ2P9llplpynm7ZtkAMjWq2bQuYtJlMjhga"
    "2IJOKDD4MRClth+QzfDoCMZBNLqMv4EMGXMjpwXGBvI0UA1kMTiNMAdirdAGQWmr8+jTF9"
    "AoRCQME14Eg2IwoIjaKoYptyZ2BNYxfHCbmpMhlIxo0p5WjHyYgBXbHlaWMFGILD/gBedV"
    "ayAtEACrC8JfKHVLVfPPihUYTyDOAmC886rPIU+bAB9A+rVi4A25ajSCymlmnhkRq1nIdP"
    "/taOS8w/YZTERMtIlxhmTOl7GjS2bU1EZEsb/46o4mQXC/ZTDAEI86RRYYjxJRedyFxCaC"
    "GRYAnD+YOoD8t4XpwquIgF6BMG3VzySxQoDQCOwmzWEA/U4SYgFNCZjFAC0S4f4T+gUZoj"
    "O8cAPQhAOvYIdoWPAISgBuHwL1zWwycuNHl1krzH4mzDrBnk7fkCGaMljfPWeIBfN05P6b"
    "leXFEXmY2mMXzBqgEbcubRhYPgx8j7V2ZjtulxLK74nmDlPPjWjNdJw7tKJbuiyyQCS0gi"
    "EQC/sJZihCbLptnT3EBAjh5dHGAuQSzcdjWmt+tArNWEIJEWEKPFEUJoIPNYhUIt1Gi9UX"
    "F2UtPgTvLckosQ0I0Qx7jHloQLHne7Hl5BuBYX9pz7VyM2uIXGNrMKS2sZJnVdSQecLQSr"
    "u+tOlLhwZ8Ur60E4Z2WllkWvEikMRCKFqVtYXQNhlbmXQW2PHOo4XNNEzlNHia24IwkieX"
    "f3YJ/zHwP1IJdwn8P/D//qV3RZ/hn4H/hR7Vzs/+oFvO0y6REvr548fY2SSSrx89wMDa4D"
    "5r7lyZnENqT5UKZztTNnmmbI0N/hLdnKhlDHdSBXH2FLY2yJ7JVK5SkL1EC5YVf4nsOc8m"
    "yX5lZnGKCrDu9JVhbtepJk9gbSijzTSXaqhgX85eivJ539zQWxbWxS++TllxmyR6dSV16b"
    "5zWWgNl9U1lrVJkmomsgYuQpCc/uDuhjWXxooSYyBnSO6JxTRHCfCn9IhpRfER/jTWIinw"
    "WC1phg4wyeh9VAaemwXY6KoHlS3jcFk6KPP3FukVIF7SvTtyJEmzD+x0tylR06QB4qPunJ"
    "Bcycq0/dndSpswOOLiVe+0fGhLKUcKrNBJGLqFK90AzgIKN/iLujb4ISnYOMZFVAdebUVx"
    "t0GY70G2jEHCvEhDW/Vsm2m36g9XYxNd0r8i2iBWkTOiZSP3zvMj9Mz7OHHDLHAlj1Dybi"
    "yGKfnbL2QHm5WMRczK4lIMV+zdDCAlSySQKPxJgdfWgot5AyrlhOEOtvLBKYKiUwGjYtkS"
    "cSlWpe+7AveA7iKFY1PmTJOmBZDE9qNHKnenQzgYZOiGYRAOyePkCdIA+7Aj9J+ZBaQ8Wy"
    "1VHFfy/ZLYeTHtU+uzsikYifac9gyh++orZ1ul7BroNLiL/zH95OvoBVWuhTSDDVNUrVox"
    "iKuM+c43xxWmYNiEi8LndqNHv4AHWqNrYdCGjJSLwrprjJsg7Re/lp2HqN2wZgYlSO6koX"
    "G11wlGL3vKzrLq3kVjazcvxUpmR1JQLqll3lyVZycT+E4ZY7XVzc3UC9ZTDPHTHlIWqb2k"
    "7VE3jdCGGUyZBVRswcfn+DNr9aYuVl1mzSZlyWo8aXJlerw0w6A/kztTqP1ERrlGLNFSca"
    "b6qjGTXY+kbRAlW3uHB+/eHm1ldSnFDJpeRSgwWDuVVwUFC/RksZVP8nnnK1TkGaBcoyLP"
    "QNVUKmhVg3YzYD/Cy+mQx4k3nhBQDUZgrzJCnQYJg8dXNO38TGwSQwyQCao4WCFmZcoKy0"
    "fjHWfuQmCRxChGGNOQkUsiStURYUtQYwPRRkYu/a5dD7QuEATGtcOpR3+yhlFisNtBA6PX"
    "Qx7hadiBBg3Bsmd7QMeXN52SR5vSdcjcn4L2h9UazOPIc3goFVpbEDq04NdDz7fwJ7YSZb"
    "/dIRA0zIuwNi6FRPH4hnydBBCFBd7AAZqBPwmm+IvWSOsnw6lrR65jYWrILJt4UBd42Rld"
    "X6AZw/HU9mbRsCu/KRTlhiDzgEedCQIyDfy7Dq0vjukLDXxuZEcgVg0U9oYMaTe6ThI6Bn"
    "VfbLhH3OCINg4jyVDhg3Q6koESDy5DOcgQc6DPKuvBEm2wZIik5/JAlclzxZJJJcWetqrb"
    "M6UfcoSRl2yf+S4UFzVAi+Vq1k2iHlm/zCLi5jZNirwN9xN1G4iDsqxZ2chxJY1in9gi0q"
    "KcZa1hhReKiH4D7DqobguQsbSXfCdzC9BaoTVDwyp9DlUlLrG0HoM1ZF49TN5Lo/EyXukb"
    "enZOV5pFzCxS7iZbNW3xpaFL+I+BL1lQJD8H/oeTs3PIYn/1HV8Vpd1uFaXdbr7Sbjcb+4"
    "Jvt7JdVBz5QmJ7wbgXP2baWGHYC9wX1phYEvp2atFFyXbrNWSZMrTCzECm+Tmj7n2izNcC"
    "pZt8qcgPJjX7N+Vqe7fJvStrOOr2sc7b9nSTezo54NfsZZmv7eEm93BrevnX6OYWEbd6tU"
    "2irq4hUpmnVYOp8lSV21UlqnK1g7Q1r3tR8zrDAF6BcCUPkhsqXPWzrSDc5GZvSdFuWKAa"
    "Xa7yArOERai4QTaoauvbOEq2Jhsymhtq5Cju2JCFJyQ+VBgn1nVGuzp+C9JNQUsSKmlX8y"
    "ieKOZZE3nKUCrTLCMV/jSQcIUp0rDfJqs/oQFEMpHKGE4yPVKXoaBcA4WihUA6OUenTk6z"
    "Xeaq3HlZf+DLGCV2pAmBtZ6nch2OI0F5qdL0jeWm6crosWXsKQWQgOPqys0pcxgkmz8Gvk"
    "AbSgG/6JBXqcEk+DHHuzTNdFLFeNBPgKMbSpui0kuGk1kcCNpNKniI1F4yS40+tiX4hvCy"
    "LY/x1HbS/DKAqLm1bAsmkfJXkamlF1FwNsL8k09LJT6+pSqS30f27miECJECLGCWQccCqq"
    "BFeeCmGEBoUU6h7u2u826nRisYQ71WiKlXaVEp7CltEwvHkDE8zeOs17h0DtkuAlTlfiMG"
    "2ZkJ6zUrWe9QgLC6becDq3LE6czdKq1jlPWaJ1ai7Xx8lalR6WRS0iYxixQ0KV26tgsxVg"
    "YALHdTkQ9/Tf1YlINfo5S23PM9YdTk9fBxQn9ag/nezt7RcFtAUxMv8hykOnpC6Ob1p5Of"
    "9g6P6Hzjft82+LNfSbEAdD2LCcRljQT+E4ChAKIULulZNhTnu99jAIECitRFP/Sc0w8YLh"
    "TNmFmzaF3u9BZwqHd1DJOlZbm1RW4EUi6a2HS8ZAWebweYcjQZiLSgJeDRQQVQ0dFBLqgI"
    "HungOTGZVDUBTDla27/6tn98flvgSjBqbwTX4aqovRH8S3RzeyPY3mA1VqjtDVZ7g9V04V"
    "a6wVo3c2h++GD6f/wthxTVooRGQimA1wnwWzJIFhs+oTSP1khn/mO120yUEEhyApqmift9"
    "K08DmyVN1a/szPWa9SKoXvmxSuP1fIv7F4wL3eWZyeVQk9jFus8+rs+QcosVvqCLEb/3d2"
    "8Px6OtYlVrlkFXgiVDU9PKaabeJ27ojSdbBhUXf9Ip0m3ZKU2ZTit/JipX8dRS6uRaJ1T1"
    "pc+nveWUOY33vpKvvPnmhpEx+lu+9kZi2UD1zd7hYQX9DaXKj7IDzzTPcvSjqiFhTr6B0t"
    "3dqWZyV2RzlzG6ozXGRuTMb9f9y7xTXsKin+K9cUz+H5l66xwM3iRcEEaxqkzXimkHFyjg"
    "V9PJpWE7QDrp9T72ruR9Hzn5ctM/u6Rr7EVPA1yI2Qz5eUKJG3+o+cZh6+MAfijAEQ05Ik"
    "YY38JhgtKDEBV3AyVuY+j6/d//D/UyPNc="
)
