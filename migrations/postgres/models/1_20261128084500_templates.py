"""Templates are kept once each and pinned by the versions; drafts hold no content; signatures hold PO numbers."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE "contract_template" (
    "id" UUID NOT NULL PRIMARY KEY,
    "company_id" UUID NOT NULL,
    "sha256" VARCHAR(64) NOT NULL,
    "html" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "uid_contract_te_company_31ca62" UNIQUE ("company_id", "sha256"),
    CONSTRAINT "contract_template_hash_is_hex" CHECK (length(sha256) = 64)
);
COMMENT ON TABLE "contract_template" IS 'One text, known by the SHA-256 (hex) of its UTF-8. Versions that took it print with it for ever.';
INSERT INTO "contract_template" (id, company_id, sha256, html, created_at)
SELECT gen_random_uuid(), c.id, encode(sha256(convert_to(c.contract_template, 'UTF8')), 'hex'),
    c.contract_template, c.contract_template_updated_at
FROM "company" c WHERE c.contract_template IS NOT NULL;
ALTER TABLE "company" ADD "contract_template_id" UUID REFERENCES "contract_template" ("id") ON DELETE RESTRICT;
UPDATE "company" SET contract_template_id = t.id FROM "contract_template" t WHERE t.company_id = company.id;
ALTER TABLE "company" DROP CONSTRAINT "company_template_is_dated";
ALTER TABLE "company" DROP COLUMN "contract_template";
ALTER TABLE "contract" ADD "template_id" UUID REFERENCES "contract_template" ("id") ON DELETE RESTRICT;
ALTER TABLE "contract" ADD "template_adopted" BOOL NOT NULL DEFAULT FALSE;
ALTER TABLE "contract" ALTER COLUMN "template_adopted" DROP DEFAULT;
ALTER TABLE "contract" ADD "signed_purchase_order_numbers" TEXT;
ALTER TABLE "contract" ALTER COLUMN "content" DROP NOT NULL;
ALTER TABLE "contract" ALTER COLUMN "content_hash" DROP NOT NULL;
UPDATE "contract" SET template_id = c.contract_template_id, template_adopted = TRUE
FROM "company" c
WHERE c.id = contract.company_id AND c.contract_template_id IS NOT NULL AND contract.issued_at IS NOT NULL;
UPDATE "contract" SET content = NULL, content_hash = NULL WHERE issued_at IS NULL;
UPDATE "contract" SET signed_purchase_order_numbers = coalesce((
    SELECT jsonb_object_agg(t.milestone_id, m.purchase_order_number)
    FROM "contract_terms" t JOIN "milestone" m ON m.id = t.milestone_id WHERE t.contract_id = contract.id
), '{}')::text
WHERE signed_at IS NOT NULL;
ALTER TABLE "company" ADD CONSTRAINT "company_template_is_dated" CHECK ((contract_template_id IS NULL) = (contract_template_updated_at IS NULL));
ALTER TABLE "contract" DROP CONSTRAINT "contract_signature_is_whole";
ALTER TABLE "contract" ADD CONSTRAINT "contract_signature_is_whole" CHECK ((status IN ('SIGNED', 'SUPERSEDED')) = (signed_at IS NOT NULL) AND (signed_at IS NULL) = (signed_by_id IS NULL) AND (signed_at IS NULL) = (signed_name IS NULL) AND (signed_at IS NULL) = (signed_purchase_order_numbers IS NULL));
ALTER TABLE "contract" ADD CONSTRAINT "contract_is_written_when_issued" CHECK ((issued_at IS NULL) = (content IS NULL) AND (issued_at IS NULL) = (content_hash IS NULL) AND (issued_at IS NOT NULL OR template_id IS NULL) AND (template_id IS NOT NULL OR NOT template_adopted));
COMMENT ON TABLE "contract" IS 'One version. Immutable but for its status and signature.';"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        """


MODELS_STATE = (
    "eJztXWtz2ziy/SsofbFTpbjiR5ys5t5bpdhKoowteSV5stnRFkWJkMWxBGpIKo5rNv/9og"
    "Hw/RCpl0kO8iEmQTRIHYAgGn26+6/awtDw3Dq5MhZLlTzXGuivGlEXmB6EL9VRTV0uvQtQ"
    "YKvjOas78VUaW7apTmxaPFXnFqZFGrYmpr60dYNA5SYS1ZE9U200001snaDBDNPyFbGxaS"
    "GyWoyxiXTb4peRSjS0VJ8XmNjIxH+usGVbJ3A7zZjQ++nkYactD8mQjCYGYb9EsfFiOVdt"
    "PEK6RVvGaEkFob5BcANppjqlrVkz4wk96faMtl1nrX6n96M/mYqoj5iWoqcZJiD/jFSTFl"
    "jWCmvsR6yITm+s2MYDppdN+lN+/w8t1omGf2ALTn9n3aI8YoaxrtXo9b9qUx3PNXbduwyC"
    "+Ac8Ibu505bTqwIgxcKqOZmxTnxesis1Jkh/MTv5CULLR4XdIjAu6M3pJVauOLL39+3rj6"
    "wmdMlYmRjz1YJ4tZfP9swgbvXVStdOQAauPWCCTYqu5hsxZDWfi7HlFHGMaIFtrrALjuYV"
    "aHiqruYw7mr/M12RCQw3JAaxrlknBD8puvZ/4gl9tRWl0x0o/dZAUWqR0QpPEhpmoogODx"
    "jpOrEB5L9+8nY9XFhpDW5w9bnZOz6/fMWQMCz7wWQXGWq1n0xQtVXF600PbPY3AvfVTDXj"
    "4XbqhwCnD7oJ1E6Bh7X3SjvwOQDtAdLaQv2hzDF5sGf09OzNmxSMf2v2GMy0FsPZoG8un5"
    "s64tIZvwZ4B/F13qo8GDsyFcT5MhPOlyk4X0ZxnqxME5NJLpz9MhXE+TwDyueJGJ+HEV7o"
    "c/rpol8kS8EEAIiZpj8YxhyrJB7u+AZCwI9pC/tC3i057Oz8odu9gZYXlvXnnBW0ByHU72"
    "8/tHrHp6wzaCXdZsXtziDUB7B+gEWFslzRj6tqYcUwNWwqfNGRsz/WNyb7JkffRFZzymqp"
    "AUqKakd75ppesfUFTpiZ1rQV6hhNNHbiHGToJbGoKcrUldJHg/Ztqz9o3t4FOuq6OWjBlT"
    "NW+hwqPb4MTWxuI+hre/AZwSn6d7fTCi+Z3HqDf9fgmdSVbSjEeFJUzY+JU+wUBUYCW/eL"
    "1yhulmwTO77bo4KhjqZo7esFfLOvb9IDPMHrs9OLdxfvzy8v3tMq7CndkncpfR99zYQqpT"
    "iq1CY4p7YhIY/MbCbedB4LSO5g1iraiqtK01b0o5NPE0+S30I3L89Hao0KDpsd08dYDTwC"
    "WxTzj4aJ9QfyK35myLfpQ6lkEqeHu3tqvM2Br8lSQu2Veo9oqk/urlHioKOYUCQwX6z16L"
    "vRa18N+KbTWJ08PqmmpqzpECtmPS1EP/7aw/Rm8JvW9kF5Z7UI+EnThUmnt92ANYC2KowY"
    "bNkyKLbHy22qqnDRZlawTNsSqmvRTFVhwt+3x6j1vcIAUa0KHn9LiD7zVioM0g4Qqiw8fx"
    "jjLdH5YoyrCs4CW5b6sO3wueWtVBYkd/d7S5icdqoKVHhzZju47nhrPd5YVTFbYNi/2hYq"
    "2kKm1WRJVEWm7Blnhk/JC6h/0UuLs0W4RCV0TtLEveFOYe0ultHiaX5plBZfrbWcli7BDt"
    "/jBLUXixVrB41XNpoanG5i2aq94nwTS38g9MTEUQrLpg0BYwV+GH2Z6mimWjN23dG6GeHk"
    "ydRtep3TUHQbyCycg/ILouPNwsiYIpXTWVh9oIqs6CgL8VZMrGr0diNXo1c1Y0mrjRqiOT"
    "TG9FGxj/9iGI/uo1h1uPeDYTMmDZ0oOVfHnmGXvDNTNSSKVssHU9Xg543GquUxcETbXPZJ"
    "pb+EAD4T7DwsrQdts0vsqRpoNJmphH4HR/xGgAin60DrgCTW4m1tVAJquyDBAywMxhiiZy"
    "BJO6+BvvS7nToaPyP3W5JE7vmdrefgovgdtf+E+D4Bbg9UVjjnJ53aIzR+emdFJwrDg43p"
    "OIYP+vq51Ws5g+l/0VG//anTuj6q/Qwxiza5u7HEJOOd2x10fHTda34cHNXR0V2rc93ufF"
    "LgYZqD+17r6JWkIhWDiuQM1QjiiXYcn8ThrDb75G/s2HDD34AooECJadGpJ7KbHEDXky4y"
    "OabGXu0GYn+GJPJ+N1CkaEj4VNRA/C89v79r9fqta1bmHg/Jdevqps1qOkdDAoYYerOvnQ"
    "ZyD8Nf2Wx0s0xssxSymeRAHZoDZRu2OlcWOjHiyDb6Q+JMFRLcaLYq2LJbTFb/ODs7P393"
    "9ub88v3bi3fv3r5/485a0Utp09eH9ieYwQJdEc+yEXuVQfQH9POfbJcUIhuN8ILhnmZybv"
    "1rELA2O0P5+Lb5r1cBi/NNt/PJqe4b+lc33Q/xiCuw5s81s4TkqoB9iMh6kYXHepFMY72I"
    "zC8hlSdmkklj9MWJSw5fDg4fMeLM78lTi1O/CmP70PMK15o3IBUFBCUTssiUIrHpkb+PA4"
    "Kyj0vQx3kdiUJiVZhBD+BOlLqLmOfLtbahKnTIwZfKkij7d5jxwFCQkxvrE5F02LB+yR2G"
    "85KN/VK73HOvBKiOTSUHoj4RCWe8rjLOO0rDcvLdj13O5MY1LCdxTdhHygerdNxIRfXJMB"
    "/pIjkfpgEhObGu84Vxw7xs7QHjtlROYDN4vvhXQAn+LtHhuwNsMxPFygpt4J3NgKxDttkS"
    "14oRqMOo+haYGTAFjWkn80BmL6xifrPWwupTLTPAKp0MN4A4m29hrMJwyOm2pOiGlaQM8L"
    "rrfwnvWnjDutIWnrEm/q5bO3FerNicHJpihQ+rdIeV/p3l8u8s4+sm/YWK4w3jLgVTvGL8"
    "y8X13jGBqBjZ3GRs/MOuo0diPBFwlgBniv7n5uuzt5foeIZ/vAKfCnBzuR98fP3+BP3mep"
    "EwNxFwJdFttKQg247/BvOMoe+hGe9Os88bikCxjqrP/FOIAddhlYMe8XNDuLXo2EJLAxqZ"
    "YZNCYxsRBxjwfPmOwfVFBJjlcWRpe5g86LTiQn3E1pDYT1SW+UxzUd4sbRCrkxkywMsk2f"
    "MkuC9hzVSKQ8T9RHpcFMHjQpre9mHT4CM+AmgKFcaVqCADf/ck2Zm9mEfhTaa6OPUrAa6k"
    "tJSiK8pAaYnYYbIFx2KT/9b6bVbrTBk1ksMHECsLSofRQWDPJFUBEZsqmbQPp+5a1eMrrJ"
    "QNz7seWeqzBUt/KHM9thuelzws9X2u5nVEYMWP1LkNoUijqsY+bpCwgvcGnttuZAnv1RMr"
    "QY02pAlNzRUTjt2/h0rk+r8I63+Z/GG/bG3/GxFdOsVj7JdJWzSVEPEUgGERFAJPXUBKnU"
    "2cbcOSVYoNcGh3W+lSvmeXcrkHsxdOeWBlkh3VgJiENSkFTE5cw3ISWEmDfDEapF+7ORy5"
    "rLzwBqbEDPgu/AEqtwS4isEuwwiHJ8fc/Jw9b6p4ccbj91QCcchTt1SCNdfbcpe0w73ggC"
    "ydJpg/jek0foMki8D6TJhya6IIWxNyWSwdWMoAaXEcLddPD4UEUy6DpTdQsaHN4g2UxXQq"
    "w+Rntgquc63qEjww6H97dqwqwpS6A7eq3akDLtc6RhXw87CT1QDNX2utCjCgq/i76488cD"
    "h3ZPCsmRB5m8fmnuqmZSMT036i63w0NY0F1QJU2+VVWlFlYXdNM4omO8aaGz/cIYDS5sHo"
    "SoclvS9nU7qS6HjiBFR346zX0V0XiTA8dTem+as6GnGW2Ii1MSSCUjp+trGVzZI7NcyF4O"
    "LwZ5WkzEJqPl4/RQ0u64M2+3q5wKaXWn/Q7Fw3exBuWRwNydV9f9C9bSD+N/zCZjHNnGax"
    "4Z4mm3BPIxZc51WJ7Y344e8TKXIXFIbOKfmyewZ4bGgxOtQHnajmczzAjkQ4dix8bEoIcJ"
    "oVHBivdR9Hk+L4od1p9r7Fk2ad+v45/cO3QaspabN/F9qsNN7vZUEkjfd7gFVurkkbcxng"
    "zWJjfhkDqLOrQTuslrLpAZfrWfY9lEdRM5Mrq2k8Ndh2goXpusDm+wewV2ChuU4eIfMZct"
    "3o67wmfUDXffSZCprA+V6axgRbMdsge7vLjg2tiWTP2Nl+Q4rni+737Sb5U/K+ghh4WZUs"
    "UV1qWAkaVg7vqX3OTzyyQ8zM5IZ8SJ6T8PfMG7EwTcBcwLdLYcv5yEKTGUW47vqb6Jx1QV"
    "silsr34kQuQ54XETYs8Xy61s9lj/eCrdrj0Q9dG8GGKv5z9IolqbQttJyrE+w0O8W0LmL1"
    "nL3YyO2O7/hyq//PG/p44PrPa9YRnRXZDMofaEjEL5irlo0Y5MBQAWYKy5A50x/o2S/0l0"
    "6AtU4fljZOG9XZri+456uB+wIC2OINud4/jOlikPkzZJoU9ioLQyZKegfWpU7OTBYSAPgw"
    "61NHUny4684P4coP5zFOQP61kb8qiAZsZ+GLPstF+BZyG/qlt6F/xKGd5nXxY5df4pf+YL"
    "yIswWM/uwLH1G7SnjvLPElQyN2sbPeguLIFnnlU/vc7rWUq16rOYDklP6zIWFn3Y8fWz33"
    "mjgT15pXg/ZvPkn3XFz3sl4GTsXVq2bnqnVz493XORfXW51r9xo7FuWDVu+23fHd1isYkt"
    "v2DVX0uh36MNdMPFTgr9G6bg+CVXiJv06vddv9LVhJFPlr9QfNwX1fobNk51OwcvDKkFx1"
    "O4MexUlp9/v3UDVU4Kvh5BYNFfhqePhGiny1fHlGo2VDctf8dtvqDOjP+uc9fWilf//htj"
    "1gwCReiko17+56HKikK1GZXutL6yr2Rs6VqIxv0CReoj3T6vebn1rKXbfPezhwvolF8CKL"
    "RfAi2SJ4EbEIGhPm37bJ1n5IVO7tF3pvH6geynYZlENNFDilEv2GKvR9/9Sjb1wD+U68jM"
    "p8QmjeeAmVnRKYtG7vbloDPqWJw01e193nRKYdvF0fBhqQPXj4HtSwrerzXMnNfCJFXsXt"
    "ZFrdR9An3w5CjA6YloE2JHnA5LMvxB/YXe7ZvPmVt8qrXDSI982BUSe2kdfxxS8jU+HIqA"
    "XVJz5UcqgWx0OrEnAKL5a8ESACUnKIFi6uRiVxDYWGz4luvLTEWPoU7wFSydSTbrDFhlYm"
    "xdsHqvmS4jGV9JCDtZifrLWo+lX3AocsKim6GSMWvTwhuqT45o+5FVqq7mKGyJsHqaRYxy"
    "/ys8wZXhyGbWeMzBEdSopxUPkvFL3/I8ZBjqG/vJ5Gnp06NTIFMQBuJvDs0bFhIkKnzjp6"
    "mumTGY/h/uYVUsfGynbJpxCAQKU1jDmOj1ywRXssXMEPXVOsmT61GUNU1TRaxzZQhNPqZ5"
    "4KJuwJGkAmqTF+0AlSCX4SdFa4F7AJIR8tC51gwkcCgibQkWEMiUpY4ig0ma8sG3iywG1d"
    "0GP0YADnlT7xd2jFsETCKpU2yls4QfdkZdGWXGrsPlwM+gt1Pi+In8Hpnl5ZQbQ7P3t36X"
    "Ls4CSNXte/bd7crPcvcIdUjMkwnTbqiR2OzPhmvwAfgDlaEAcEqp+JfohMos6l1Hl05qu0"
    "diptIq6FwlS2YJR5pu6jhfrMOPAnaATPAE5WIzr/LLFqc+Y+FzuyWFq8MZ0/TR7PZfzcgP"
    "R3IMRcmYT7QIyj1GFvnZZZD66LbYt1dHzniTwRkY/jr5rXvUky0Db+AZkCec5fMRJ8+j10"
    "nGJh1ZwwS7Tz2taYIO1KdvJT8vmLwOf3D4WsFAO/TBVpBplyflym5Py4jOb8kJEfNhnYpW"
    "OHSgKEtCUVFVJpS5K2pGJDu11I1T2rM0m6zHpFJqMWc2NMHiGWJAstOX4WMRQWK5uFfnXS"
    "gq8mM8zCUBomosOQB5Ac47nxFFVOtm6RbQqJ8Jcj7olsOQoJc2SGPIi/oBFzO1bAc5pt34"
    "hzoKKO2H4NC7uPVc1Jec7ctkUQTB4rc0SoaqBoKxzUkqgSMdcxfXp6BbaRMPP+Joguv+lr"
    "CKND83IcRlWpTEoT38BaqzQ5GQtDapF47OQanpvAuuvr24J3XnE8Edc1nFA57i6BFy+2MC"
    "qVoity3S+jtihVxQKtEeppqiJ/TyKApyiKrkQF1cQ9OCXp9jxX4k1XoJLw7iPzpu/JIjin"
    "OQ4FxCqB9qGdh3zfhBwjPChVCeBDsYnPM41zqJYcn/g8OtK3827c0rXxQJDXrnvNj4MGYn"
    "+GxI1t4IY1YBEMWg3E/w6JiEEgwg94/vY+N3vPId3ngO6PUeAdh5fbL/PREKvzaE8nmtZ8"
    "EoczrO3ZcrmzECGBRfMmr06ggUK/PZ+7972bbw3E/9L3odmGU/ZnSL62Wr/CKf87JLfdzu"
    "AzFIiDIfnY/he8EOyPL3xG3xcwo1+Md4T1yQYZo4NyG70sBePmyHTRBfnu7zpd9FylCvZU"
    "n6jxa9tsc1e0lSJHNmjd3t10v7Xo9905GpI2/bRDFINWZwDRDtyTIbnv/NrpQtQccVCMmW"
    "mpPpvGfB4zLaW50/ukDuhK75aU1pde1TQdnkydK2znMo8OGCdb4LejuHqgrZq2Alu5UfTB"
    "EJ6gBwak0ozgleoBsGmH8MNEy42eX+bvjJ1/Ezsrdn6ZLbHbaNat/YP+e3169vr89AW2i+"
    "MGoGPryaFyBmQqw+bcmdLpmcvyrJCDUodbI9febPlvX+N439FiJIdro1VE2ThcIi/8JpEc"
    "A5I76ObyfG1L18vgvfJ9w9c5LCt7usg9DUlaN+llv5zs4SL3sGTdStZtGSD9wxjnxNOTOC"
    "xtqZBQSgKzJDAXG9rtCMzRuBhxcXaF6Mdfe3ieZKepbpLA6L7Jlhi5CbGqCJAIsbAlRNkj"
    "UZQTJIc/vi1MOUL8lBKoUFCULeHKHUqmNJhFHVECS8AobF2CBwb9L+Nn9Atvo4yrvrVfUG"
    "/Bm+XzmYQyvQ2w3NgITBmmDu6ZvqRug6XV9eNHag4vqLaGF0vDBlpOD08MMzZGTrRSPc0/"
    "Sveq04nFrZ8h5kPYj8l4RHg6xRMbrSjMJlLRI352PI5WFg+28KTbM3plSuHC5pKiZjs1dL"
    "Jc2XEBHvZyH+ZZZa3Gf9B2WLAd8HbSmYPUE7sNPaXz7dxQNRaKB+L21NHIWRiOWAXB5BRx"
    "cQjCGkseaa1E/sxYz6eluwh3fhgcM1+dqAeUZ7eQ+RcL4YTj77OshkK/TAWpdLtP5iVzIj"
    "uEt7dvszDe3r5NprzBtSC6vjkxD8ohsQqivXuLtfjA5JmffSJy/zYhE0c+K4MnI4PES0LF"
    "39A8x1ecedMs+IXkTJRu/vDW9HKHPn1/ITCsChViBHZ1YtRpsdmTrECLHaUsGjMMKq4szq"
    "kWa6GpYSJbpesPqlrCIVUpaWuggxoEI003QcllUQxj1OLtGlsfpDVb/A2T6sVuUAqpohZB"
    "RXW7ZCP3SUe4yOv72nW717oaKJCvvIF8J+AU2blWBs0b5oDkOwm/QJm0LxlhQkaYKC/ah/"
    "Yskq7bFXTdliriRu9X2VREyeCUHLkiqYmZOHI70hODudF2Yq7OmB2tmJuKW5upHb5SjDbt"
    "ozIla9S+HD7rteqvoAFbxgKPDe0ZWaqu1dGKqHMbszj4Uc05i0A27dijJPhUZKkDF0EHhr"
    "7Ns/536hd51VnYhb8FpLT8C0SfmFwdFnp1SC/OjLyuKAEhuTaMmDLlgnsf9uHwJzmHmTgs"
    "KuENwetLipsVVp+IhFM6+EmNuzBKXV16pRXJK02maN9vivZJyIFg6/kglz9CWTGOWRVlwJ"
    "qv/OXMsB7fgI60hb/qIR0xy7RpuS+ukOdqGLfH6fdDTNnlDFRbu8/ZJdjLtMOy8CQwg5Iq"
    "gsdLW6N9rNvPLEvQXRfxBCEsRRC4xhhPhKWRZjmi3TxAzB9Gw6b+HVtoahoLxDNGm8aTVW"
    "e0I2uJsVZHT6Zu25ggHTxi8JBYkEPVn6oa7srWGTw7EBrxkYheL5C61MGdRp8+jxos+Wrd"
    "SzkEYuoCkh+5yYzoYIZHZJFAh+TYoNMIfd6F8R2eg1egl8Gn9FUdjea6RYczc/MZ1vjTOS"
    "0IF54hhXGkPqm6TVFULDpLqfbKxEIkekd4DmLYIi82bZLCMMGsFRGESohCxm1IyB30FfIS"
    "0EJSp7mGLEyFM289+z59FCQ3tOTavEDRymm5gdxBpMAW3FznI9WZNWp1X4og9PVzq9dCHG"
    "f+MUh8CC+3QRTvXTykohOFjjA+HW7wtIHV2tYPY0wVb6G8/mlQs3ONxAiSeZeKYUtYrszJ"
    "TLVoX0JeMyV/GqbEBqoQv3jvQR9l7Po9x65nf3Og69SvILL7oST6viFR+1gCH9En8xJRj1"
    "9mpy8m2jFf922SPCQsebiwx/scri+SP6R8yazoj1Duet1PVI3u51xt+EUhh4V7MiSQzKLd"
    "+aQ072jZb82bBgqXDMlV9/bupsVSVbmHYR3tZaicYr0bfYnSUl14QgfMdOGsJkub6MJZwe"
    "fD2icl04rkSSsSq0fmAD6+ATngs3eBpIlv0gGlIwKtltqG3RyUlN1c6G6W5CTJnik6nJI9"
    "I9kzxTHkSvaMZM+UCtX17JksvAMnuBJPybijaNkDJ71jRaAPjE7J1JAxjovObgmhFkNxie"
    "KazHMJ9SirnCFWjqjOw9rwYKzQjBPPxjW115HgUwiGCONXAOsC9nJEHNZQ5JxdNh0b4tW3"
    "chLG3mhoV98E7ETW8egDaRF34ku9TXbneuC7GUMNCdxtDbEh1IcKSM2NyeNajgV/LNTuoO"
    "MjsVd+VEdHfLu8dX30SpIcikFyyM9q2JLGULSZdt/WF2nILIAhU5JJ9k0mKZ+pOD/SNfEl"
    "c82/Q+J80BrIORqSXutL64oZgp2jIblqdq5aNzfMOuwchlcoLzM/ESOOoZLsMe/UrwKH7e"
    "AO86vxAqjSmxhSwrLSlFJoU4qGJ/pm6U+DkjIBapF72cQQsx2cpEysxkYCTp5I42TlpJp/"
    "UpVGyz1G3M8fTcEvJmGNRCnlc/s473CNCMqUBtLKvkc4w1uSWTENy0lgE1WA3HNAjKiEV7"
    "JDJDukMNa5umSHSHZImVHNF1slEMlgS2CrmMQ5jG54cZQtfE1C5rNNQtdULSl9dL4NqJ8Z"
    "8PWvqeS0ux7hmDVoBpQ97fWQGBdTz10LcUTVl/GBysOg4mMzjjnljtoUxpRXZy1Rqu8EMu"
    "cJrwlSNQ1YPCfoKy0wVjYyjTmVw+SBPiqjOUE4HWu1XBqm3YAU2Ya5wCZaYKBzROlS+7hB"
    "/uRjgKIi8vzKKOuFIQ3JyBF7jRzhH/V5MFaqmxH7MhPOlyk4X0ZxxgtVn+cB2RWoIMJnb7"
    "PE8KG1UnKOR6L4MMDyDuWA0G6QXj89Hwznd5dnGXCmtRJxZtdCOdiMpPyCWVI/bpFq8DCr"
    "vlr3a6fVayD2Z0ia17ftTpsuhJuDLi0NnA7J53aPheaA0gbyn3nX+n1avwm5IsMlLJUkUL"
    "SU22an+QnuGioIL5Vehrflrbt4j23Y+THNFHkctDvXLSDftToD5arboV1+xYZAfPmQ3DW/"
    "9bo3ELCFH2zSd+dZ+u48ue/OI32nW4pYJ8eoZmkBK4KCMliIjFQhGVmFCmFQzE2Q8lsAi4"
    "nrvtMZRu0AlqJb1io2wtQGHrfVAT7WaGIp3GFPgpUJLDqrAl4HQ6ugn8G1cLmZEbb3e69i"
    "LokYt3dloq6sbd/Dqtkh4mCCePYmgeYOAlUph9RMZ/lat3z5PvNWKgzSDhCqLDy6hhdLww"
    "b3TsXEE8PUtgSr7TXYY+1VFTmRo9lSRNKP7WDzpYWuIliBxYLiQCchSxtfDkdqW5gqyCdL"
    "DZijCN7IdrDlDpxTxtVWBDqX1XRg8Cox8CRmh+cZNbGpT8A2EeEZiSv1NJ6R6tVZxzNKhm"
    "E9lycXVycxCkrslmxM7BMxERXXCMwDn5ydXry7eH9+eeHGO3FL0sKcOPaMZE6OyDOWx87u"
    "E6kkn+FtJj7D2xQ+w9tINB/6UuVAWFSvILqnmfg4pyl8nNMoHwf2IsXORRDhL/1uJ9njWI"
    "iELXP6xEb/ZfnVSoh2CrgARsAcF/GiDzvM14MmHmjgQ5yNJ9kSsfuP2c//BznazP8="
)
