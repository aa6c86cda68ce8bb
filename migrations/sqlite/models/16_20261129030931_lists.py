"""Lists are found by more: milestones repeat their hire's status and have a search key, and pairs of company and worker
repeat the worker's address.

No chain covers these columns: they follow from columns that are covered. What is ASCII the database puts into lower case
itself; Python's `casefold` is no function of it, so the rest is read and written back.
"""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

_TABLES = """
DROP INDEX "milestone_timeline_of_worker";
DROP INDEX "idx_payment_req_company_f5486e";
DROP INDEX "idx_payment_req_company_c5a9c2";
DROP INDEX "idx_payment_req_worker__f524c7";
ALTER TABLE "hirable" ADD COLUMN "email_key" VARCHAR(762) NOT NULL DEFAULT '';
CREATE INDEX "contract_by_issue" ON "contract" ("company_id", (coalesce(issued_at, '9999-12-31 00:00:00+00:00')), "id");
CREATE INDEX "contract_by_status" ON "contract" ("company_id", "status", (coalesce(issued_at, '9999-12-31 00:00:00+00:00')), "id");
CREATE INDEX "contract_of_worker" ON "contract" ("worker_id", (coalesce(issued_at, '9999-12-31 00:00:00+00:00')), "id");
CREATE INDEX "contract_revisions" ON "contract" ("company_id", "hire_id") WHERE status = 'PENDING_SIGNATURE' AND base_id IS NOT NULL;
CREATE TABLE "milestone_new" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "purchase_order_number" VARCHAR(64),
    "currency" VARCHAR(3) NOT NULL,
    "name" VARCHAR(200) NOT NULL,
    "due_date" DATE NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "status" VARCHAR(20) NOT NULL,
    "listed" INT NOT NULL,
    "offered" INT NOT NULL,
    "awaiting_signature" INT NOT NULL,
    "outstanding" INT NOT NULL DEFAULT 0,
    "hire_status" VARCHAR(20) NOT NULL DEFAULT 'DRAFT',
    "search_key" VARCHAR(800) NOT NULL DEFAULT '',
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "company_id" CHAR(36) NOT NULL REFERENCES "company" ("id") ON DELETE RESTRICT,
    "hire_id" CHAR(36) NOT NULL REFERENCES "hire" ("id") ON DELETE RESTRICT,
    "worker_id" CHAR(36) NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    CONSTRAINT "milestone_status_is_known" CHECK (status IN ('IN_PROGRESS', 'PENDING_APPROVAL', 'COMPLETED')),
    CONSTRAINT "milestone_hire_status_is_known" CHECK (hire_status IN ('DRAFT', 'OFFERED', 'ACTIVE', 'ENDED', 'DECLINED', 'CANCELLED', 'TERMINATED')),
    CONSTRAINT "milestone_amount_is_positive" CHECK (amount_minor > 0),
    CONSTRAINT "milestone_is_locked_only_in_force" CHECK (status = 'IN_PROGRESS' OR (listed AND NOT awaiting_signature))
);
INSERT INTO "milestone_new" ("id", "purchase_order_number", "currency", "name", "due_date", "amount_minor", "status", "listed", "offered", "awaiting_signature", "outstanding", "hire_status", "search_key", "created_at", "updated_at", "company_id", "hire_id", "worker_id")
    SELECT m."id", m."purchase_order_number", m."currency", m."name", m."due_date", m."amount_minor", m."status", m."listed", m."offered", m."awaiting_signature", m."outstanding", h."status",
        lower(m."name" || char(10) || coalesce(m."purchase_order_number", '')), m."created_at", m."updated_at", m."company_id", m."hire_id", m."worker_id"
    FROM "milestone" m JOIN "hire" h ON h."id" = m."hire_id";
UPDATE "hirable" SET "email_key" = (SELECT p."email_key" FROM "person" p WHERE p."id" = "hirable"."worker_id");
DROP TABLE "milestone";
ALTER TABLE "milestone_new" RENAME TO "milestone";
CREATE INDEX "idx_milestone_hire_id_5efc9f" ON "milestone" ("hire_id", "due_date", "id");
CREATE INDEX "milestone_timeline" ON "milestone" ("company_id", "due_date", "id") WHERE listed;
CREATE INDEX "milestone_timeline_in_parts" ON "milestone" ("company_id", "status", "awaiting_signature", "outstanding", "due_date", "id") WHERE listed;
CREATE INDEX "milestone_timeline_by_hire" ON "milestone" ("company_id", "hire_status", "status", "awaiting_signature", "due_date", "id") WHERE listed;
CREATE INDEX "milestone_timeline_ordered" ON "milestone" ("company_id", "due_date", "id") WHERE listed AND purchase_order_number IS NOT NULL;
CREATE INDEX "milestone_timeline_unordered" ON "milestone" ("company_id", "due_date", "id") WHERE listed AND purchase_order_number IS NULL;
CREATE INDEX "milestone_by_purchase_order" ON "milestone" ("company_id", "purchase_order_number", "due_date", "id") WHERE purchase_order_number IS NOT NULL;
CREATE INDEX "milestone_timeline_of_worker" ON "milestone" ("worker_id", "due_date", "id") WHERE listed;
CREATE INDEX "idx_payment_req_company_052777" ON "payment_request" ("company_id", "submitted_at", "id");
CREATE INDEX "idx_payment_req_company_772c58" ON "payment_request" ("company_id", "status", "submitted_at", "id");
CREATE INDEX "idx_payment_req_company_0b26d8" ON "payment_request" ("company_id", "decided_at", "id");
CREATE INDEX "idx_payment_req_worker__5e11ff" ON "payment_request" ("worker_id", "submitted_at", "id");
CREATE INDEX "payment_request_largest" ON "payment_request" ("company_id", "currency", (-amount_minor), "id");
CREATE INDEX "payment_request_largest_by_status" ON "payment_request" ("company_id", "status", "currency", (-amount_minor), "id");"""

_MORE_THAN_ASCII = """
SELECT "id", "name", "purchase_order_number" FROM "milestone"
WHERE length(CAST("search_key" AS BLOB)) > length("search_key")"""


async def upgrade(db: BaseDBAsyncClient) -> str:
    await db.execute_script(_TABLES)
    for row in await db.execute_query_dict(_MORE_THAN_ASCII):
        key = f"{row['name']}\n{row['purchase_order_number'] or ''}".casefold()
        await db.execute_query(
            'UPDATE "milestone" SET "search_key" = ? WHERE "id" = ?', [key, row["id"]]
        )
    return "SELECT 1"


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        """


MODELS_STATE = (
    "eJztfWtz2zjS7l9B+UviOpqU73Y072yVYyuJZ2zJr6zM7JzVFk1JtMWNRHpJKY5rz/73g2"
    "4AJACCN0lWKA2npmIB7AbAByAujb78Z2fqj5xJ+O7Cnz7Z3stOk/xnx7OnDv2hP2qQHfvp"
    "KX4AGTN7MEHaoUQ0CGeBPZzR7Ad7Ejo0a+SEw8B9mrm+B8TnhJOT2diekbEbOOE70hs7NH"
    "/uzZwgJN58OnAC4s5C9pjY3og82S9Tx5uRwPn33Aln4TuobuQPaX2u97jSkvte37sf+h6+"
    "iTVzpk8Te+bcEzekJTvkiTICve85TTIK7AdaWjj2n8mzOxvTshtY6jdaH31lymJ/dWgueR"
    "47HvC/EDugGWE4d0a0qnvnGy3MCp1/3yMfT4/tcHyPlFDl2LFHxH/AhvvPHhmObdeDDCRm"
    "WMw9l7bfmvmPDmUJKCL/+CfNdr2R890JIfkP7F3rq4Nd5Y526PP/7Dy4zmSEz+PHwOh8hx"
    "fFdxBlicHBcaaNtoPhGMfCyxM+2UFGChwm/gtMT18trEIZXrRy+gjzLcH75cvV5UekhJ4d"
    "WEN/Mp96MfXTy2zsexH5fO6O3gEPPHt0PCegnTSSBp43n0z4EBVZDCOaMQvmTgTOKM4YOQ"
    "/2fALDd+d/HubeEEYt4d+COwrfec6z5Y7+xlsoUVtWu9Oz7lo9y9pJDHpoiTZaeRYdZfDB"
    "uLQTAZ//snJjXDB3Byq4+HzefXt4sotI+OHsMcCHiNrOf5HRntlW3Jsx2Pg3AffF2A7McA"
    "t6DXDa0EWgFhkx1vHMIOATAL0CpDtT+7s1cbzH2ZgmD/b2MjD+/byLMFMqxNmnEwCb4tr8"
    "0QF7Bnir+IqvqgzGgmcLcT4phPNJBs4nSZyH8yBwvGEpnGWeLcT5sADKh6kYH+oIT90JXQ"
    "HpwhZajgcAGKbpD74/cWzPDLe5AA34AS3htZCPctY7O3/odK6h5GkY/nuCGVc9DfUvNx9a"
    "3bf72BmUyJ1h9lW7p/UBbENgb2I9zeniaoeO5QcjJ7DY3qVkf+QXVvdNib5JbAqt+dMIUL"
    "LsWbJnLumTmTt1UmamnLK0jhnxwt6JHwV6iW9qqjJ1ZfRR7+qmddc7v7lVOuryvNeCJweY"
    "+6Llvj3RJraoEPLHVe8zgST5v512S98yRXS9/7sDbbLnM9/y/GfLHsmYiGyRpYwEPD7wz8"
    "g0S155M3O3Jxm1jqZovdYHuPdaa9IjtOCng/2j06Ozw5OjM0qCrYxyTjP6PvmZ8ROZJU5k"
    "i+CcWUYNuQ55dAotAbHC8wMh3asajHB4L7NJVbnWt03d2Vvyv+Q5eCUlruQEclTkAHKUfv"
    "44Shw/AmfRpV7hXMHCXrVDyTat7Ml9WTlhVRr/EuKrzdnH5UipQB748NUopErAlsT8ox84"
    "7qP3m/OCyF/RRtne0CSqiqTXrMyeVORGQh3nxk0M7OdIsJo66CgmFAmHnWe69NvoXl30mF"
    "x2YA+/PtvByErtECbkZSJmw7mT83/8revQGuHFMjoCy2pBUdvTCcZpY2mkWDGbuwgUg4kO"
    "1ICuBqsBqwdlbTFicJeEUCyPV1TUtsJFi5lPl5+xLnkx2w6TNbPDryvCqkeL2la8VrEKFl"
    "3+NhKgsRtA85eE6DMrZYtBWgFCWwvPv/zBkuj86g+2FZypE4b247LD54aVsrUgRfePS8Ik"
    "ytlWoHTx+HJw3bLSuqywbcVs6sANwrJQ0RIK7b435RAMsgT/wJdkCIp0IfloejDVc2yPzk"
    "mjuG4mD/zPDpOqMfGSi4KOPv3b3yFCzkToq5H2l+trctu9ujnv/kl+a/0Jbyn6rI+/KIes"
    "2xNxCUrUxImoISVxnOgckU4JcoiUxHGo0huUIpAzmU/LuGr3FOacG3wsKJvGUGjm3TN7qw"
    "wKWqAi1dWuNJFfzTM0If1+DvlTHxuKiu+hkDVKaqTksvXx/Mt1j+zFTHjnInFBWu76o90k"
    "+5tl7zjeYBfEdwIM8Cgtw5vTa+KbMD2Rv5Ju62Or22pftO6IgZhSvmXf1S7ptOl7Xrd6LR"
    "JLC5OTQSQcjOsLrRGfy3YuOm3Keg7Y99MpsX2ti9/I27em5pOrO3zxXfILMRDEozEi3MWW"
    "xvquMGV8t0T9/MO29vdPT0f72Mxu65y+51X7svV30s8gpi2lsESvwuCKJ4oG4eDt/Bf1ME"
    "0yz3TV6uhQmKtfzSSxSJqrZd3xHDJxva+gI2wLveg3kvJwg/gBPATtYhcE6RO2cFGa5zH9"
    "zsg9Z0K1ZzYte7QBAbEnM/gOk/rXa6gTNbPnoRMgxfPYn4JmNf1pD/z5jCl703mHZYW0Et"
    "oQmIloDQhemqL0P2QddphI/qmpTitq0kjQKKQhzWYV/8GS3xc716QwTf74TD9TAZ30EdSa"
    "1NXQpC6nH7F2zYjXVDtdsaIEopGAElQkWnSlT9zvKbgK3irr89JF8Ob2vP2nxVaZyybRMv"
    "qeyGhdXikELN33aMm9q/anO4sO2PYnoNBz+t7N1TVdpjvt1p3Vap9/uAaqZJ5Cd3l1lyQU"
    "mX2v17q5vaYNhBdrEjklPeu2bjq/QxF6Dq2pBbqU1vnlJVYhpaJn3c51K34pQ2ZMKepR03"
    "3vj073t7gWORU9a7U/nX9q3bTavbiu1Ed977bVveu0rYtOt9u6wP7Qc/relzvKfNk6v+hd"
    "/c46Vc/hNDqF9JyX2uqe30mVsCQdE5/ptomCfY4dJKf63q+dD9Zt5w5LjX/TcfLl9rbT7c"
    "UjTcuIKSI4tYy+d9m5+IJ4/Na6pd2uJPWFvoj2zVER9f+jdO3/o4Tyvz/Eg9Yi6jcaa61/"
    "U2n9m5Ezs92JQcrSo/skcwdLLFVeE1bSna2/95SeFN/M25vzv+8qvXndaX8S5NI3dnHd+a"
    "B9W4+BP38qqeYk86xyP1ld6HP3jfKd/TejoDB9CMccC43gagoL1zaAQ3pALIO2oK+xLo/1"
    "yA2HEz+cG28yM+Zola1GvjzyZdXK169Q/poH0FfW7raHMz8ouQbKPLV6r74ECiFWGURVrh"
    "pTFVOQfJYEVGKp0cxRQI8kwEurnUclbSSuBbTN5a80Rcc8MbmuANltuzzXgZUXlAKwwsdd"
    "o5qLqjQHlraHqKZ2Q3TXnbzlli+X+vhLus8+0jQZZMkY0ksZqdfQQtqCDDwBxHQPq9BFEg"
    "IkFCnT67HLbTwAN9l1NvzmZeL72hPeQPglPZBPFaw9cYZEFl/zZ1zw482q+ACRWKRSr9Kf"
    "8MvJuT9vKBMmf0GRzrilly6bs8oWoxsL5onlGmy68KebBUu61Ix+n52eHLw/w5VXvvXPJq"
    "f1f2lf/e+XFjRDxgKu0nFI78qoRQodoDtAF3V35n5zElVmUsfKBvQB+RvZSyoLZF/ZNiN9"
    "Ad5yoTaQyaZpDjAihj57zYwbX1WXwBMX/gY9gthiKEuHQKIqpD7AHZi9I1fT6RzLIYP5jD"
    "z4zH8afcnZnDlQC+lqQxOBY9YJWKQguOiHF6NwNQh8s/hcaH+gX7TnwJ3R58yvGtMCYE7V"
    "fiZ0kQsdpoaA/tmQHjCe06VNc8QWOPboHek8gDu3voee457tkOsdQIMoxwx9yGFroBrait"
    "kLpR86+ALPfvCV0gIXXTxD5tUtUlSxR/4TrfW+yVtHBg59c0fyD+f7X6M3CxvwKo/+DOuk"
    "TWK+7FgDmHO7sT0iPGv+9BjYI0DrfkArjjzU8bJJ9DauB3DT9vJ3p3RQNj7CVjXJ/XBse4"
    "9OeM8qAoCZOzsoneFgVi8LhZs6jjk0YOqjRz2aAk46Fprk17tOu0EGLyTSemMwBdOQO7vj"
    "jb/7fP7TwfGJKCrwn0Ph+g6pG3HPQwMpzTRdrWPMteU5Itl6Heq2lgHD74yYs7xsjQ+uoj"
    "SgBQCrvBDvNBS3eJrbPbVe9j0s2YK4kGJNYGN4yTenkx8rZ9FXh96ySlQYON/cUJjFZWnU"
    "8DnmF/LmttW+vGp/su6uPrXPe1+6rTfkvH1J4PMRs6/YDuhtLds6OsTpYmDhh1e8gdCw1u"
    "WbldTuPzm5yka85qs2efvmsnv+sfemYUJpt1ZBqoYKkpjJEoinqiFJHLUqkkEVKZ4rF1FG"
    "irmrLGbfwU+7SfAPKKFo3zcoomhZfY9NRU3C/qIaSat717rkGiT8d9+7bF1cXyGl+NX3QE"
    "+AVvZHu0min/rusIig/6CYv84Md521F8l1e5Gc+fQAZE1dzyTz++A+ps5UGuNCs1XFZFR8"
    "snp/cHB4eHqwd3hydnx0enp8thfNWslHWdPXh6tPMIMpXWH2U8h1xYsrIEQs9d1s+btZDl"
    "9p11863zZg/9pXtfrZ2jDJZPlENbHXXlBLeEGND+1lRrrKVY/z/HHu+SYvWOlTuKDfBmzX"
    "PX8rMo8yysUKY+2zt8qaxVyKWb6PFca6jzegj8uGvNDYtmEGXUPgi8xrgTIrV25B29Ahaz"
    "+S1P5q/wozHr+6KCOCl1hqpcBKqa1u0IdSAlRxd1UCUYmlhtN8VhmUHaU6X/3tG7czpXHV"
    "+WpcU+R15WCt/adnoqqobBTFVGGqJ9bqWQRUFNjVmwTEmkLr0l7fVGiVb7YAskLnbUlct8"
    "zRrI6qtMEsgCmcmFYyDxT27l/NNSsXVuloWQDWOtbHAhAXC/FhPDCsc7rdUHT1Q1IBeKP9"
    "fw1vLrz6WWmJADWK9q92//86EVc2BPPkZf1qENrqMCt13JBSMNVxQ6oXN2QTp6faD/0me1"
    "kXpgXIwhMGe2SuI49U7LfikH057+qy0jCySBmUK1aYFRquTeExm9liistURRNTpjE4Bcd6"
    "dTVCVrmWa7LOjhXhOItIJytBlS6kgl9Sa2O1I9ZdIqn7Zo9VVxj6IplCF7vNlzI07/kSec"
    "qFvVyAmUTGvbwjdHHIRHqeyHV3vior7ehbWMxcW8gdmsJLfqHigTC/bOXsIo+LQaapeVEr"
    "dmXvLvfxaopPeLV/DWf2DVmehrVEyfxeWNJ6nreUd7r1MHgYnR1BIwym80ZaxW4+GjtgNB"
    "/NvbtiKkN2NtmCIfxXz3/2EnWlEUrm8sXMAxuR4SL8imyDICVsguB3ZAr0ZldtKG9/joF/"
    "OnHcYGH7jDb+chVsWShUQYI0Ll5aXJJVRPbrwPs89icZdSRppYAIMupGXHcxLEI0m8t2q7"
    "to0Ko9E4EU5A82fpDPAMtAGXrzrC+FapBhc0MrnqdCf+oM/NFLOnJGcgm8aC1UGibPhNqb"
    "qAziy+90zbax8hhOvAc3TbfAzp63MvNFDPS5byI8EWS9hEaLu4uib20MwoEs+hOJCX7rex"
    "9DRI6klXwzEYgjQRN70ZBXctVvCH1Te0L33E78XrSv3tP/fto/+Olwn+ztNfH//4P/0r6L"
    "w3bIfRjbzmc3LNrG5rYs3vKurpWxpX1GKyMicyuldW91DYtlchkNi4iKwRctdLvLWPMr8M"
    "mW+c10zy4GcnOTM5oo7Pn1+tE2v1jdQFqu3gLW/Cb3MtHdSYabGfl+Jd/djBLNvZjfmZnz"
    "nY493IaAuxDZJcjbsfN9VzgD+dL7+NPZO/J75EcFHaWAMxV3Rp7oKXsmPJigqxnw52L2T/"
    "OaFWLAmnhAs8A2PjyHawHy1XlpcscurhOSJx8KgVA4DVpwwgUM+H755oDzF3D/gK5xwCsO"
    "Lc/xHl1KOLW/OmHfmz1TXgzGylhZsbRAxx6OiQ/eUXID4QhnJGOb4pBwm1K7gqiCK4haV/"
    "U1lADZiE8AmmE7EnFsoWuA1Vs1jmfTSRLedNsQQb8V4NY2IBvRFZtgA5JQXCxyZ84n/6Uv"
    "hLfMwXHClQNsU2u9gs24hContpd2tUyEjb8zXMLi+sOk9fSXydFt2RuMXAnxLHaYerg/tE"
    "8OdjKFxAnybP+q/IU16aiQ3YCkCCRT9OSTqDWTOpZbsc3DW1YRiKFwE6CcIP6Tcv4EBZPM"
    "wyfXQCl08hS0hY6dkVvKN9zPJDjN9GP3pc2E20nxpFBg1NUWn3JyiyecqLrE0S2m4yeAES"
    "1oxE/oERv3NPgPLac+91Xh3FfWuH0pq/aqbdvWYNYufxHJLbMZY5kna7O8gYhnAAybXz2O"
    "ztSfe7NFvL/pnNvkrHLd/t9qH4ev7OOwlr29ivG9sjMpjqrCVsOqwars4UrgqvPVwNb2oj"
    "/MXlQ+3azPCm9z4VWmxAL4xifG5QG+kcvaUoT1yXFLIkvFCsAGzV81DJQ48SC1SFEOOBSo"
    "QZXkjT1SyzmRjvZSWuBr0d2Vv6qm0BDnGUWqKaqIrIwtrEjOya8pol5WVRUli/jbGr0fHB"
    "7naKsmyDVBpARWg+gvpcsjQSmej5NiSpspHLFcUh515hhQ7ui78W3OBnv7e6dYt6rTlM2g"
    "K+2wNgotJw2N+AtKwUavi5NYe2ejw1GRxqkMWY3Ta9eltSCaFHGxTMLa+HkjR1arUuZLap"
    "8cTwrhREABCnRq/IeHFNlrAQaDNLXWd6mg3LM+c9duhDYB0uq4u8ufHioJZn3Grn0yVRva"
    "Ij6ZiujjTJ0wpEe4JVVNblgpW4S3QdUkz8FVx3N6Pv3nld1bVWFKzR2e+c6tqiBrWMuZ/Z"
    "WtPRslLHr5UbisYa/hlJ6lTBN5IDEczWTvJOnHspFMlXsk69FT1e3lRxZulwfMjVRXIMAs"
    "C0H74AbhjEwhXG3ikFa+CLSrCJ3gG4usOxPBYyNzCZoe2xShEfHns0ZskEHetuxg4joBCe"
    "hXYYdOSL46TzNie2gXgQUgMZhK3HYIs1wEO4u+F4UfxhrsKMwu2n7AIdOdjX9mhhp09nlp"
    "YJhjaBVrOAtoO4WmsZa/2yX3nNcQ/baPaj907qIg8XfiZiZhg9wz5ap79oAbqAxeZk5YTD"
    "+IvuKUa/ayBuRFxlUv5hg3cGSEIo1cxaAcIbTYS+NIe8mIR8qo6mijlThyx+MkqUaQHxtT"
    "GmUVVijYueudty/PuxDVkv/qexdf7nqdmyZhf/UZq4jCwX4RzaT9dMWk/YRekvhUjb1hHv"
    "4SS5W7oDLGKbX1zysDjKb9ycOO69nBixlgwaGH6IPFbgMBztLtAvudhmRxQnH8cNWmO2az"
    "CZCgl+f0D3/2Wuf6oI4WXg31rCiJMdMaYyP+INxXFxqxtrdapAM2wt6q1v57lb1nrf33Cr"
    "DWAvRaSW0T4C2ipLZpGlT80Isc7LektbSvKVGJ8xlS80SGLWIpw0XhRau/wx1kwX5RLY7t"
    "8Vhx+NvgrnIB/4zbo4yVpiEVybaEws/QGZ6cDXBq1tWjUmizdaPEyIHf0bjY5XIIVhwjSX"
    "ful0YYK0SxB9zNHBd9gMMgJvTgPvqiYsDW0wktO3CMxqEpdOXMQtOEhs00R0lmeqHbJJ6m"
    "qFwJkHc12aNJnI5OqjNE6sKJdb5YHV1nF5OtnxPBFDkBYo0MQkLxBZ8+4POHuy2ahs7kmx"
    "Myr0DPQD8Et30oHU4K3VdYNkjj/xj7aKYKFywh8T2QVo99OtXCj7k3cyfkHgXuIwtT96yo"
    "IajkhSh2n9IlEgq8t2cgaZ+F901KQhwur4fCnKBBK/fR61Lfo/+Sie89Nmi7ZzNwdwRCfB"
    "CX0wkEi3tHzj3S6YJ66fk1e024SIArBEIb8w1ZSOA/08bQebzT+RgTPbrfHA/uI7DsETTx"
    "575nk/vAeZiH9uSehPZLSJvDXEZFYA5tjzaDDJz4sqOMOH4e0P1c0mxXE8fL+xJQHCwhjY"
    "fRZz3bLvNvkC2KxzeXfArWYvlaLF+L5XWxPP9kF+wNib3S3YHTY5PNkn1PTKrNaHqtRmeI"
    "tSPZG+l2xxLL+myO915pwuEGxwf7R6dHZ4cnR5GdcZSTZV6clGjy1SUBZ7Y0M+aqJZmVlm"
    "TKW7KynazzrqCrq+kJaSt6Ot7Nle1nlbPu5Sr3Mj+c0N4blfIRo/MttBWpWL9qDiCK7DUO"
    "0/cah4m9BscsCXO6M0uJZRsQrt1ZbkRXbNokVl+v1terVYa1vl6tr1c3Ad76epXL1pCaJz"
    "LII0kQ0ouU4U6UizeawvNFxl2ockhGBjknEYYvPmo12a2sSOuUyoYdaeUc2VEG29KKnadM"
    "ulwUvr/QLe/Mji5vTw8enKP3uEikXvQmyEvc9YpBqt694qVN4QtfE/Wit75YFm9V0ap18r"
    "hu/oRVjqJkqFmIkI11o3dhOtX7gcW/hpzakwzyHXT87YlLLYz0lbjqMrREfGCpwd2yyaXA"
    "XvyREqpL/ny1uFsauaHBIvZbxoW6dO/XTLgKMVDpd+j4yByhSUyBuxkXh/KdOgtobLhMjy"
    "Idp9+iOxFJIbfOE9f7yuzKwNLuTUiGY/qNNyJvyy5zC0JL8kKbXQ4yOy0g9B4dMKxyJg+F"
    "fDy/Ul1wu/72/rs7uge7L+ff97tgLAYGX08Te+iIYh8cSkuQjoh4e3p1b2/ZZvbuf69p8y"
    "DgEaNsED+ITMkoU9/jbzCxwxlByMGFCrhOYaZ17iNN/UzfFO/v0W6O0ELdmbPL7vVtpV5A"
    "wAlZQeB7Be/70RWL701e6Bvec7vM0HFCtIXDLiUDByIlMcs+cNhC3+8x8OdPIpQS6iyAHg"
    "KY7NmTiVbDdD5Dy2nKNvRBseGeaTbAC47cR4g3Td7+etdp74qOCPznECwO4bfgJhPnAdUj"
    "psyOkH7MIVT7lTUMe31MeWzaO7TP7n8m9yM3HE78cB7A2/Aa3LDvPXMzPqYYQXmAwRkRpj"
    "JD34C2+h1pOy7aIsJDAr6KpOLwBZ7sQPQUVt9kRodD2wO1A9rGRx8GXLrugbCgpqOJufn+"
    "zsM9QVrTPNDVDWRSYFVM4fWHkiGyXkWtRfCjtQi+m9DO8tD83Qh47ZgZcSvkmBlGfwLyVL"
    "w59TbhvbJ7aUQjAWUxlQvBW2l9i89X3ZbFtmmXTSKn+h6mOh/hpCOe8RR/dn7Ru/pd4ozS"
    "/LkIyswfiyR/enFOz0/X13G9Is2ft+iuUTzD3zy/1+re0H18XG2cITgvr+KnLNH3bq6u6U"
    "ms06bNvMSCtQyZQhSg58g03dZN53eViGfJVPTo0/tyZ9H5s/1JJVaf9D26x6db/IuedXV3"
    "9wVItQyJgkX7lChYhkQRI5/IkqiiIMMSWZTX927P/7xptXv0teiZ8o7W8uXDzVUPgUl9lO"
    "Q6v6UnsN9NTOJJkqfb+rV1YaxIPEnySMMp9RHtmdbd3fmnlnXbuWM9rKRpqa0u3UdZre75"
    "HZYkJylyn+kZjH5L51iNnNK36kXuCo+K3BUepd8VHiXuCv0h+jBd5OpKY63vrip9d/UQ+F"
    "MRQnrB5UkrosIXxXRdtuhM8alLv9UmkRLwubKgw2wqAUVBPQemu5tbkMThZMh/LvK5HhQL"
    "ApMRA0b/XGkHL9eHSgF1D66/B0fOzHYnhv5LV86QWKq8M6ysdoYQzZQ5wss8SxzkN0cvpt"
    "SNPcisyozgmKPCU05lxy/I28qgLehrrMtjLYk0S03RKluNfHnkJUm7QfqX5RJG46z9whT3"
    "CwMCfvNW0gy1oN+Kfchr+5SyhzO/rAdzmafed9Sx7bZf/XIrh2p1XO1vBZzcHXnZOIEKVz"
    "1EKxd9cStxfbJfUC0pcOhLhWXnVTN3jXEdHOYVIK3tBep4JtWGtkg8E33ftQJcFw3CsSGo"
    "5ofhSBxj1zlYq7lk5aIqH90rHNh2Q9EtGNf2x5tlbSi+xayyMja6q5ghWInduMDtxNq8yS"
    "8yZ8QBtZadMQqH5tpQjNXD/5YYGX4X5N+R3hCfGlRzm8xC798GA0ExCvr4S7LGO9JMDmXl"
    "LqSXMlIt72QFIWSSMpSQ3XggiVVRWIP8VEqhAIF0PMFtBJX6o0t7JBQpCdidRnQX3WRGe/"
    "BbMjfEq1OGH/0lPZAv+Fgz4gyJTL6KakpxvSDD0B14nYJ08CvDZ260t0BikZKHzEIhwipl"
    "KrlgUPLCYc7KxjdrKJMIFh+nUxvOSVYZTH2hGOoN4zKD9STz0weSSvrDw9qlWcSifZXFe9"
    "86PnXen+xDCxK2sCZCxQo2GkFgQIiTKM4aMS+deq39k/3T09OMCmIipfDvyYIZvTRRphuz"
    "ppNKRrTxU2bMKqnOgUmrriqHBrZCQ47bubJ6ovk4r0FJwrg50bMlG0PxgtKf/NCdud+clJ"
    "ZoVHEz6APyN7InFTilM39o2dIKZChPJZLsZGHxJL+QN2m6+W/QclbpC8kYlhnP6k+Fva0E"
    "2V2a8aw7+s4HmpixH/Ye9k4P8T1UC9o0UmFGi8/M5rOG0RqXxr9s69Q+Pdg/yKxYJTVULM"
    "0SufWKT3cwOBodvs+sVyU11Kt863qtimXwR8dRDQLl/EaWXfCDoCgUsBLMTsHYk7z1A+LR"
    "WR78SrvDMfPpTPdo9sAXwRtpwQTNO9GK2xy9conyMJQlzGPh2H2YoVmrPYLAlTOfJMx1Za"
    "NabuT7jvTA+HPgPLoesT3nmVvqolNqm+Jjhw46tA5gPaM7S0JndL/viYiXw8k8nIEJMJjt"
    "Tulv8uiDOS9t8TcoBYxdWcBLWigr4R354s1D9InNrX7TTE01W9JSdp93U3sySbWNW6UpYr"
    "7V5/4rnbK4VdzhwelJZBAHiSxbuLub8+troWKUad3JhlQS2Rwbz5hta9zhrsHMM3HJU7FD"
    "rxg2WYde3vPi6MuShgOwaXsI8xrsCmBfHaBxjLrUa8/jVd4d0eWYqdAhDdsN+MltkPI05o"
    "8aSv72C+w9tEU8sb5c0IbPpzg/GdeZ6HnueoPSkYi00MLD9kzM8wN4T2D8TSLF+p0/wdTP"
    "HDnAnIw+Hxp01oaZmm63Gjibi+jG4CliTn+C/wa6dMD7mJeotdTMIkHQhQ89WDwF/pAe05"
    "AjZAzoG2L0DYRmIZn4w6+h8LtApo7t0UVzsvRign8Tk166sqWgX42y5Q8NEK+7Vy/mXz3L"
    "wTo3rKm9CNReBKqD91JeBCq4UIuO7eMvxUPd3mtJqVPXcLE0YDglf+rgccK8GBtJlZUZ12"
    "Q8iKNsIHeB/uwGfOgl1mbxKHNZHktEBcIrsRMxnMSmuCjiwZxM7Rf0ToR+dciT7QbC287s"
    "2TdFUlqkGDz30Zmajg7mXosOVTz9jelaiCuqKIcR4UI5/RmHET1mPmCBYXw0w/BIkGTuoN"
    "jw2m0Kb0asiW/CPgiO+FM8nb4j9wC09dV54au+M7XdCUsHzpPDY0OJApgTpIkLzpPiyoMR"
    "+KpC/gef7gpE2Kis+EeRvhLX08nzPCSaqco//wkzY/zNpfFA2Rnhkfi4sULHDoZj+QoHZV"
    "kiMhK7JkytLUKuXHXW4AVMzIE4o+baaVIVnCbJg7DMBlPwbKNFT6Ft5knGNvNkL2G/HX9K"
    "JYBWmNaH9E5yCK8M3NOTgwLgUqpUcPGZBq667JghzndyYCimwhaZOyC5hqsQcEAjvOp0uk"
    "1izkc/Nt3O9TV6rYEf+sJfpPtWH3WijoGwyIy/cX5kaiO82p6hqpDW9gy1PUO1oS1iz/Dj"
    "xT7llBKjU0QkKIKUrMy2pykXxtthZImSEg9sDuMaL1sfz79c98ibN8iube9YIWpmMtBAVS"
    "MJ/CCNKXHSF++09zA62zPHDzCTarEDVNUR6S0QfFGE1kvpqkV5DLEwT6MQikamrTPqHLE9"
    "85sUrRr9XQf7g9PDI2xeUs3ETCwUTfhTs25N/Jkk4NLljmlCx3yJY0Fx47U//OqMyIMbhD"
    "OQj+HNW+xmnEVh9+dDcAXuzsAlO30TdjM3cCb+c1LyuHSJKIQE3VxKfi+CsTNv9OhFfeYE"
    "07BB7tH7Ov2II1I3JMKZOdwJPo8dT5IS8haF9jMl+JncR2pjKGEEuSdTHLLDceSSnYwde8"
    "QCynPP+ZBgDt1BRul8n1mjuSNkkkyqyYLD06roE9B2wQDytkfmHgwEmPNpbZEqZwPbjFeT"
    "6Dke1b9o2RC/ACWYqlN5FiUCmwau6l12hckUZdqt31tdeOY1uSxUEoP2PdoX7qyQ7JNp8e"
    "TKPpmg0xT6HetMJ4m9EOY9L1AY7BSio35eySnExmqU9dqYaWDLEMRyuWoxSWwBqW8te62E"
    "7JV9KwnAMySvEccWyl1fwe2pO5uUUp2IGLYS3mL4ZgFscEsatyyBc5ZrUoVtK9Bet+M7aU"
    "0oMcJVrq0AXlMSOiymJXSYpSZ0mBzpy/lPXtJ58pog37nsnn/sNQn+6XtRRIYoGAPGXWg1"
    "Cfvb93jkBB40IY4FIIUAiJ3lS87x5cgK8e9FLiRWv2jwM0Gyp1M1kiSO9WklvbIK98oCm2"
    "hHrRKwGjgXgrdilsirBlg5lywyNykFVHp6+tz50r3+s0nYXzrhnF9BEv/0vT9ard8gyf72"
    "vZtOu/cZMviPvvfx6u8w4+AfKXbKnRQt5a4akxD2ydT1TB5UspRRVb4t+lzWrJKKRuvesN"
    "TWSuap8me04MbqsMjNf/rFf+Lef2KHofvgDm3z4aHY3JUspcoaG62b2+vOny26gRK/+p4k"
    "clZUN/rel/Zv7Q6ETOI/qjEzPdkvgT+ZGKalLF/bEtca/WxHORvraNsejdDKxZ5YKLsuc8"
    "g28Vb466juQXtmBzMLpPFJ9EFDKeWgrXBlaSdtVQ+AslFCO29UGj2Z56+MnbgmKoOdzLMk"
    "doupj76n//20f/DT4f4PkMcbQFTuWoqiqDBVDkbt2Vo+Y3HpWeIIr/BsjfX1yo7u8bVxmX"
    "OGyrVGtfC9Jf97rdngtQNy1CrKC+3FNk1FWcgbFwhpqnCuoJs3Z8+ycb0M3ma+Lfg567x1"
    "T1e5px3w67BAL8t8dQ9XuYdro5LaqGQTIP2XPyiJZ8yxXu26SkJZ2+fU9jnVhnY5+5xk6A"
    "FTKFPO+vG3rjNJu+0qH3ZgUxBPyk2WxKgFZWwrQNyb9JIQFXf2v5kgCTuKZWEqEUVlI4HS"
    "vHkvCVfpaB0bg1nSzlLZAiZh63hOz6f/FFxGf2VlbOKuL3cFjTe8RZbPNJRpNaAtiCMwY5"
    "gK3AutpFGBG3vWN4/U9Rj5MoMV5GC/1TAdapQRtL5AWvypkGq0mmZNX84wxfiQ9N6bzIOc"
    "SMvu6Q71auRII6YwIwqxUFRFap4wRO/Q9VqRXMtkbDsNWTsT6aJkRjskJcCYB9ORWz0gi/"
    "TVkEikZAtotVhN14pxKXnJECxC76fJA0hAwgBJQlUF6fVcOeBKrF0h+oanKRFeXjYkJYIm"
    "s/Qe6QTRTTkbnzzFCdThFt0Gs8EmkjptbHIe39Ay4/PoJpQ1RiQNYEj3exJtTqSXBczUpV"
    "sLZQiqLNg9sty7yUPJRDk6dSQ/FbAbqbbBSL4RrVtYPPttLJubvCtVUPLFjfBj6/HTvf3B"
    "3hBaYLLA1+kyze/FDC1s753cUB4mIil+hhTDA21KwJKeG5PAT2ZGAr/QggR+CMsRjOkhDE"
    "YgEZuJ8AgfWHU0HeY0MUkXtzJ6xhrKlMuxLaBXDj+YRjn84qrk8BO1yDEv0h2XW6bOjDnN"
    "SyGO26gSsIYKHVJog6Q4CkmuMZpAihZse5Y9BcN4OoFZ0hEoHbZ0Jim0SQziLyoiEJskXo"
    "Ck4CR6w1KDtBiptO5jhYtYLcjBV9L8og2Ecen8oVo0ndMoJg8zmEtmFq49KQCaKGUfFGxJ"
    "Akey8QoW1zN4kcCG9nn+zJKW1GR9WRymEf8/f1N6i3S65C1MWpwFPd3qYy/Rg892aPHFw9"
    "wqiSBncog/+V1oS7wkKZFwlJqjpSi97ohEGrBy9YZ5SJluYAzLK57SmFSHIPHUe+Ts752m"
    "BbsxUEquQFL8gEQeUpIl7B/bo4dCdSFlfl3SZie7antwcHjiFKmaUeZXLbbc2fWOTg8fzk"
    "6L1Msoy9Vb+PUfTkfv906KNINR5jdD2uwXR+Pw1NkbHhdpBqNcqhm54IggTmeD9/sHaXGX"
    "DJTJVmnRntKrOhkdnw32i1TFKHOrMr6k4m7nauRMn/wZnJ+6zpDS7hh87ySJGlmOeNyY3A"
    "pi+gJewHWHOf5X4tCJdDjj8S1sQo+9wjXNPGResJ/d2Zg+eXC9Ryd4Cuh+U1C43tN8ZnIT"
    "/ir1oAufcD74Fy0n8l/joicd9NDDfI+/THx7hLGlIBBVg9yLm5N7JBCrNnPo7RGHHiQpdT"
    "h3RulebJ6iWyrxYvAbfa4kvdnEx61/1s5UquBMRe6zopq0Ms8WWuwdFTH+Oko3/jpKGH+V"
    "dDaxvV4mDo6PixjWHR+nW9bBMxVdaU4sg7LGtoVor16lmy8wZeZniaVWcNI15CWFg+JqeD"
    "HPEoBW88plWTxri4O/gv4q23GWVA1UmOqZKFs/MN7T1yps2RfwyrDaEhfT0f4eeURKukU7"
    "0m5Oo+th9V4Y9moKnbzlQnopI+OSTmwh2JUlS5jeg92PeeKgj7djLCVRL3jrF/czu5MVyV"
    "f2Gy1LM3id1vDIeb/HBDX6zVU6uXKBJbUeJDNxD0MK+9AsnZWLF5i9t/eODtMEp+kMQnqU"
    "FNdwYZrUJbrUCGadyUQM0aTASH7eyJQV6ZSLRQ0nL85Mju0tF9s0OzVm4dNQMgMumL3HEG"
    "Kuer6I9lYwvvhr1IySJCQNwSPuxBnd8/Cw3B/zEPwfh1gibUvY0KODayHoRu4jaL+x+LGj"
    "dEmSJiwqJR6qg4QvFSS8tlGvbdT/ojbq8jyX7KlM50wJ3tpFU46LpsSJo2I7YzFdpu6MX1"
    "0dTRlSbG8qZxWJ3ivvAUCVgW4TrABP0up+MYUuvut3R+QXsp8dqBd0qw1bMK5ynb7z4nrd"
    "Ra7l4OTKNhcT3/8a4vaFNpyi2YBQFrDFoKXBHgc2RCM3gJs0uJQ03b0tV1j+rqVYwIaA7t"
    "cc8bi+B6vCPVjUJYu4U4yYq3yJsHN51W1d9KzP9E+TSAlw8Nq+tHrn1+hMUUroH1ChK546"
    "HEEdjmBz0V63l8TaDfUWuqGu76EW+r427R6q9qNSe6qo0l1UIU8VKzpyxz0Ep6OVGI2KII"
    "sbqbnwA41F2ekDGfDnDzIVXcDispJBYk0yFTBRQ2zTDZKSJJLhCORzk4343MWsoaLDFrc6"
    "wnLyzbPMZK9lnWW6DIQWCPSdh+GZs7djvgRMEorLv8iUL9NOQ+Y/Hu4dcZOV7IoYYW5F/I"
    "NJ0U8XnjwMEi7JyUe6lGsqERVRQGfkxPWIjUKnNyGRTfMbZO7Zk5mDgW6NmuWlCygm0YpL"
    "kMRatdyqCnKrgT8ybI7Sz+yCvsonxcoe1kMQ4Zc/1Els9Ymu0ic6+nDsl3XiqDDV57mEjn"
    "N9SH4NxXF9SS6hP66z1vBq8KK1YzlYJZYazto1bi0lq4wgplH7c62SP1d9nl0BrgUFh5uK"
    "qrS0FMB0qLneW3o+KOXJb1MxNuyKCmDNdv71zJCPr3JGWsLT8zpdGG/SRUP1jIhQ0IT08M"
    "vsW5KJRZrMsSQmUuX+8QBC8ii5Opd0a/Gsp88zvCYls0h1MUN+nWL9wLp4Ir+O2K3LD/QU"
    "aLiLMV1FcLm3xXGx7P2zkwd7x3xLYCYWNwX8qbgt0Dom7Z4gcmVtuimQ/Vxn3BUoZLm3BR"
    "3PIREL6KvaKTqvaYRg5nM1ol+dO3shtjcitx3CHBmiEQ9Y9/jP3jsCdkf0HDKj/zw5Ns1F"
    "06GRE7jfnJA8BP6U+HB1wG2BQKE2fHKcUYM8B+5s5nhwG0EJ+l5IcaEzlk1/MNk71IpfTu"
    "CMyOCF3LP5mvw0JfaTC95o3IeXezonUcYGGc0dgl7fgI251cOWgs4unfKhiczdqffWp4st"
    "be/U/wbtYAT0MTh3222Q+4kb0kkfveSAGrRcQuRHlpLZz7Y7oyhaIV3L7dk8cDhLskZoh+"
    "fPuCUULZLCMMR7pXvui42zPtshu51RXO1AgezToXjMJyMSOpx5PoOtw4i2QjSXdgvlBX+r"
    "Hr4mdFQEzZgW/2SHIdx8NbFFgC8stRQH6HtP+IYDbWf0zebgcGhAq6AoFQegEm/zc9+7l/"
    "xWRk6G2D0TbWzsG5h5E4Jug85qsDeeuGz88ZHF+iUadA0yoMMI3RyBMdvQDotfUEkbZPA5"
    "JaKLMt3r/+zES5129ksS7zjfn+hgD9EPNq8q4ffeAkE9vA1+v3xvsYPMdHRDgvzxmU50hI"
    "0ztmVMbQR3lQwffWK84WYpHgKraLPletYTOl5cReOl8VDkXZZu/ODFEmfGpdu+dGPQtxmz"
    "/MlvDLqEfJrTD4SObMZq8elW8or42k2ee6tsdH6DjbzLvAkdAGqZeS9SHnJFiLH8IHmwYv"
    "nR8pNF7I69cFMYT2r17NxVX+T/6Iv81E+lqNVDagELXfVX7PD76nagwql/CcBlnq1Qp1BB"
    "PiyA8WEqxIc6wvi3BLqCfguRfR0bHmmlSiqnpBjwSDxZmikbiHgGwBjGQgWPe2lnwT8SAH"
    "5wH1PdIOic6/OE8JrDlTlDeH9wcHh4erB3eHJ2fHR6eny2F3lFSD7Kco8QB0+JB3PSZUJ8"
    "eljEDirmXqPbhKu2ddvtfOq27u5K7jZk1iaREn0PAhJctT9Z57c07/fz6ybRc/reRefmFk"
    "Rll00S/dRFPz/G9onvY5MfUZYrhZhpjT4UxG5yo1woyFCL4AHlsJa4aocVJdA2izRKAG8u"
    "oB7wJQa8KgsrM+hVzh898M1C/YqhrQn3FlmUtSLWuDJjaJTkmhxna74RIL9J8E/f47GWmo"
    "T/6Hss1EmTsL99DwOeNAn+6Xsi+hItgP+iK7QIyUJXaPGz78XxUZok/l2NlVsSLhm7O025"
    "XeZaYw8nO3dlB7SzQge0s4wD2lnygFYbhS8yn22cCcH8abRgN6ucdTdXuptrs4Za777qcN"
    "Z697XefXVUQGu9+1rvfqNQzde7L6KxLFzQs1jcS6ouX/DCehjte3ugV0ZnreOdjc+T/TIF"
    "benAoW0Ol0XqlpXWZYVt05iqpl68WU0DCzA+Ur0FQwmR3gEyiZREd6h62RHjpo+/Ml3+iP"
    "tgpBYpygFHLlUdX772RGo5h3KwKz9V35/JAZFaBENNdQ3Eb4SQmP02+FiWoif3d+JIyTqZ"
    "QfDOmpzIN9UhSY5ZPXGGRk4uWx/Pv1z3CLpDl2WfzUj1PvPFowJ4ZGdELZavMeSitFTI2Z"
    "6xFCxgASdLkiQCWeL0D/TL1Ng2SwZZRw9HRbq3p1RKc1xw6ToZfDnp18cYMVzcGnO3U3EN"
    "0jAt0iATedwq6akWspyL1uGnIY64kKOrwc31AONqw/kMlBW4Pos4brQ8lUUR7GNWyjPxh1"
    "/p9wDxWEChGvXjMypL4Uh03i9E6ToMKy9p4sLwS85ZKe65tB5yR9ax8zB8nxapJ408sosR"
    "z9k4jz4+EeiZLRSK7y6Dwnyy7iRRSo2m8OpapaomrbEFsfp7kaZE1AXbJIf4Ni0ukK8sH0"
    "u8iFCFL/QenLjgaygLVdH3WvA1hD56odfgxCsaIQVV8s3tjjXpC7U8Il9P2xPtTurNZzU7"
    "QV2w1Skb2OwXWrQHYs36YmNHkKe8iyF4feZwVgwAtUOUwQowecxKNwXUDnhIXMB9ICdnMS"
    "1YuHcoRgSziN63QbjJGTeiQxM0MEyDL5rH59IcC66yaGMQeUmQyk9EyeDxkjxGhNWQltiM"
    "cBvhfDAFU0RxtZZCFZsxFaIfOUN3lKBRRHHmgjLsO2SVcl2zNN/8RBs31sQOHvn4STH9KG"
    "iZ9irNglkmrmKRBoqRUq76XHsYrU5ljJWsC7hg55drbSdvkfl2HXfGuGOHvW5tplMNM53y"
    "djlLGuJUTdz22lpItSp+BVTxa3Oo1zaH2jxjh/JI7/CVLDJg6HtiQWsS8avvdVu/ti5QI1"
    "L8MmtP6vvSHzM/eb7Jxird4bKg3wYrzCwFrlfxt6ztn8to0+m8tT5dpfXp1NNUmY5WOVfQ"
    "zRv00W1aLwfOvxw8B9ATkh2WizZn4q0n1fKTaq25+joOuZmWT2ln3DJbDWsiMCWb2wdlh2"
    "uCcQloN2e+qFWtfxScuiC6KKY6Xw1s6hGg9BxgYK3hrU0EahOByqhoNmoTgdpEYJNRLeea"
    "X3HxuySwilfhLUVX3xwVi37A9CRWMd3GRW0pwNrxswC+8p6qnnbzETbsQQugHJ9e14lxNc"
    "+5uRAnjvp1eIm/gBmNbDeTMJTRjUkWsVYpa2VTyroFLwVZ2300sBGiW+XWipUl5aRaX0h3"
    "IE0WqlukZRagTEjRkV7PlVq0rrAY0ULEa4kyCoXDQOL8etS5QoFqoL/SQkFEXtNCRdkOYQ"
    "VyTn4tmsJrVlX6sqWNxARWy0Ve+QGmN3N3ZEnKelHY8Af79MhmkUNkU45sclr/l/bV/35p"
    "mXSixeTERAe6LmKOmU0Ovdn6x6Q/SH8L5QrVpGbX2K4CpjT5LDkGNXoBlFP6FkN/6ogQQp"
    "n1mtniuiXbGgHMLk28jadIoTG/i0r1xgcSPY796Enam7AJlZJDQAvLlibbvJcxcxrfJ+pR"
    "bKA+h8sq9Ck2QvKQFmY/B2f2/vEhtjRpJZTOILTqtTcyWAtF9kF6gXx+st6fnjiHBwVaoD"
    "JktkCdKTObIT7gveOD09PTAs1QGTKbkTAYUhb3Qs06PT0YHp+VaBZjKNcs2fanfBP3Bgcn"
    "ozJNZAylmijvcDIbxVcT69jZ339Is35LZ8hslGYzkgFVmmp+sjkplKXAiXerDfL2J3n23S"
    "3SKkkzv3D7Yp6FR9qirY6V7OPW8vU4rdERS4lJY7e4qr5iGsSO3yaToOhgnmEKFNPkWgDd"
    "8bUPgyhBqCd7NAJDhXfkDx5VKfAnlM/xHulpDO13IJRWOH968oNZk9hg3jN1AjJ1YMuStA"
    "NadQUQguw+JsaD9D2Z2sHXkNKyj+sduZpBpKmx/4yGRXwA8TowAtWUB9Hy/a8sSde+BzcI"
    "Zw2snq6GI2KHjIg2oO892fQpsSdguoS5Y/sbxO9i8aloEW4AEarorspxyGc3gM7Ypa29D5"
    "xvLth93EOYLk/EQhs4Q4h0xVinTRI63+i5f0KGY7rfDOn7vEBENPursJZifcoaxwJoPY4d"
    "Fp5MxNTynGeaA1WOHIzSxc3v72npLkT9eh47GLfsBYuHQF9gYQWBtt7CEbsZPdv9mTWSDi"
    "yHZUKsMjqGX8LC8bU0qxv6ssLdJ1jE1HYplbBLqcNrvGp4DXnUl8F4/Y5x14bzSSGcTzJw"
    "Pkni7Extd1IG5IhhCxE+OC4S6IhSpY/k40SoIwSs7FBWmFaDdP70vDacT08OCuBMqVJxxm"
    "cqzrAXMkOcb98jeCus37zT+aPd6jYJ/ul755c3V+0rkGz0OjRXSfa9z1dddEADuU0ip+Jn"
    "d3eU/rzdi5+LnL738aoNEivr5rx9/glq1TL63u9XrT/gAfurb11/jKmQtrVddDAYiqnyuI"
    "AzF5yLWu2eddFp0yFwgUPCnN/3bs//7HauIcoN+7FI3x0W6bvD9L47TPSdG1r83GK4DcyK"
    "NKEy/uhAExsV3kMcr5KIp9r8yizrs/fd02HeW2IlYga+B/tHp0dnhydHkV1vlJNlzpsEUT"
    "0wJqHMM6bSuWuDqiobVNVBJf4a3fxjbbY25wPeLD3tauK6GjXtYr6xWUFM7coa2vPQGM6u"
    "lIdsLHLblLBMk4FAzaejMfDMMdFq5EzawaBBEc6XH2qFFYQ3GyzmvK0GqxBYdBUHvNaGVk"
    "W3XblwfXOCEFFYPiRCVNS2wrXC9XGbp/cVL4hFodrIITVm19pLfnz8cnyLQVoBQlsLjzty"
    "pk/+DHR2rMAZ+sFoSbCu4gK7WN62Ijd1whDUV6znABTGltwt3LDSthUsZbNgCehqyLLGl9"
    "BcWxamLbQyVYDSYykJXfLlYCsdU2kTd1sJ6CL11zWDtxUDr8Zso6wPC4fUinTAImotdNOJ"
    "zsEUmpAcf8qlHx8ZaOPio6TEA5op8XswvWhgRRUT5IJfqq0iFq1pHbAK1EzZGpJxSbffDM"
    "4obQitFV3esmbwVGZQLe1+ssks+OQ83eBxgfBXxUweF7B0NFmiMW1gCzohww7MQBSbBEE2"
    "00dHZRzURpf1byBD1rmR00LHBvI0pRrIYuo0wkqMtUIbBLmtTqOPX0CjEEGsTPoiGM+KKY"
    "qorWI65dbYDsFoig9uU3MShJJtVdzTiu0XA1gx+WJlCQOQ0PJ8XnBatQbSDABYXRAASqlb"
    "qpp/VqzA2Rgi8oCOd1r1KeRxE+ADiL9WDD0lV422cSnNTLMuYzULTA/PBoPRe2yfwQDHRB"
    "sZZ0hWngnzymhGjW1EFPuLcydwh+Mdg/0Ff9LIsr+wY5o8+4v0tS5fx76UDn2qMozxnteg"
    "BsN3m9VVzlyJSky6rjycJo1qRun6rxLLVuoZHxfSMz7O0DM+TgRyoB9VCYQ5+Raiu19IT3"
    "4/Q09+P6knDxdOXDytIvzrXaed7myWs+jqPu5wRv4fRrbaQLQzwAUwFB2fhANl3VdyQ9Ub"
    "gQI+mBRH0tUbfsiJhU56Lbplk88p5PxLr3PVpovtTUvbeIvZDPl5QjlmHGv+U9j62IcfEt"
    "2+fnQRI6wpXHjQBKUHEGM6wyZY2z3Q9fu//x//p+sn"
)
