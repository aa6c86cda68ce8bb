"""Lists are found by more: milestones repeat their hire's status and have a search key, and pairs of company and worker
repeat the worker's address.

No chain covers these columns: they follow from columns that are covered. What is ASCII the database puts into lower case
itself; Python's `casefold` is no function of it, so the rest is read and written back.
"""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

_TABLES = """
DROP INDEX "idx_hirable_company_b1b734";
DROP INDEX "milestone_timeline_of_worker";
DROP INDEX "idx_payment_req_company_f5486e";
DROP INDEX "idx_payment_req_company_c5a9c2";
DROP INDEX "idx_payment_req_worker__f524c7";
ALTER TABLE "hirable" ADD COLUMN "email_key" VARCHAR(762) NOT NULL DEFAULT '';
CREATE INDEX "idx_hirable_company_91f475" ON "hirable" ("company_id", "name_key", "worker_id", "email_key");
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
CREATE INDEX "idx_milestone_worker__e098f4" ON "milestone" ("worker_id", "due_date", "id");
CREATE INDEX "milestone_timeline" ON "milestone" ("company_id", "due_date", "id") WHERE listed;
CREATE INDEX "milestone_timeline_in_parts" ON "milestone" ("company_id", "status", "awaiting_signature", "outstanding", "due_date", "id") WHERE listed;
CREATE INDEX "milestone_timeline_by_hire" ON "milestone" ("company_id", "hire_status", "status", "awaiting_signature", "due_date", "id") WHERE listed;
CREATE INDEX "milestone_timeline_ordered" ON "milestone" ("company_id", "due_date", "id") WHERE listed AND purchase_order_number IS NOT NULL;
CREATE INDEX "milestone_timeline_unordered" ON "milestone" ("company_id", "due_date", "id") WHERE listed AND purchase_order_number IS NULL;
CREATE INDEX "milestone_by_purchase_order" ON "milestone" ("company_id", "purchase_order_number", "due_date", "id") WHERE purchase_order_number IS NOT NULL;
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
    "eJztfWtz2zjS7l9B+UviOpqU73Y072yVYiuJZ2zJr6zM7JzVFk1LtMWNRHpJKY5rz/73g2"
    "4AJACCN0lWKA2npmIB7AbAByAujb78Z2fqj5xJ+O7cnz7Z3stOk/xnx7OnDv2hP2qQHfvp"
    "KX4AGTP7foK0Q4noPpwF9nBGsx/sSejQrJETDgP3aeb6HhC3CCcns7E9I2M3cMJ3pD92aP"
    "7cmzlBSLz59N4JiDsL2WNieyPyZL9MHW9GAuffcyeche+gupE/pPW53uNKSx54A+9u6Hv4"
    "JtbMmT5N7JlzR9yQluyQJ8oI9L7nNMkosB9oaeHYfybP7mxMy25gqd9offSVKYv91aG55H"
    "nseMD/QuyAZoTh3BnRqu6cb7QwK3T+fYd8PD22w/EdUkKVY8ceEf8BG+4/e2Q4tl0PMpCY"
    "YTH3XNp+a+Y/OpQloIj845802/VGzncnhOQ/sHetrw52lTvaoc//s/PgOpMRPo8fA6PzHV"
    "4U30GUJQYHx5k22g6GYxwLL0/4ZAcZKXCY+C8wPX21sApleNHK6SPMtwTvly+XFx+REnr2"
    "3hr6k/nUi6mfXmZj34vI53N39A544Nmj4zkB7aSRNPC8+WTCh6jIYhjRjFkwdyJwRnHGyH"
    "mw5xMYvjv/8zD3hjBqCf8W3FH4znOeLXf0N95CidqyOt2+ddvuW9ZOYtBDS7TRyrPoKIMP"
    "xqWdCPj8l5Ub44K5O1DB+edW7+3hyS4i4YezxwAfImo7/0VGe2ZbcW/GYOPfBNznYzswwy"
    "3oNcBpQxeBWmTEWMczg4BPAPQKkO5M7e/WxPEeZ2OaPNjby8D491YPYaZUiLNPJwA2xXX4"
    "owP2DPBW8RVfVRmMBc8W4nxSCOeTDJxPkjgP50HgeMNSOMs8W4jzYQGUD1MxPtQRnroTug"
    "LShS20HA8AMEzTH3x/4tieGW5zARrw97SE10I+ylnv7Pyh272Ckqdh+O8JZlz2NdS/XH9o"
    "997uY2dQIneG2ZedvtYHsA2BvYn1NKeLqx06lh+MnMBie5eS/ZFfWN03JfomsSm05k8jQM"
    "myZ8meuaBPZu7USZmZcsrSOmbEC3snfhToJb6pqcrUldFH/cvr9m2/dX2jdNRFq9+GJweY"
    "+6Llvj3RJraoEPLHZf8zgST5v91OW98yRXT9/7sDbbLnM9/y/GfLHsmYiGyRpYwEPD7wz8"
    "g0S156M3O3Jxm1jqZovdYHuPdaa9IjtOCng/2j06Ozw5OjM0qCrYxyTjP6PvmZ8ROZJU5k"
    "i+CcWUYNuQ55dAotAbHC8wMh3asajHB4L7NJVbnWt03d2Vvyv+Q5eCUlruQEclTkAHKUfv"
    "44Shw/AmfRpV7hXMHCXrVDyTat7Ml9WTlhVRr/EuKrzdnH5UipQB748NUopErAlsT8ox84"
    "7qP3m/OCyF/SRtne0CSqiqTXrMy+VORGQh3nxk0M7OdIsJo66CgmFAmHnWd69NvoXZ73mV"
    "z23h5+fbaDkZXaIUzIy0TMhnMn5//4W8+hNcKLZXQEltWGoranE4zTxtJIsWI2dxEoBhMd"
    "qAFdDVYDVh/K2mLE4C4JoVger6iobYWLFjOfLj9jXfBith0ma2aHX1eEVZ8Wta14rWIVLL"
    "r8bSRAYzeA5i8J0WdWyhaDtAKEthaef/n3S6Lzq3+/reBMnTC0H5cdPteslK0FKbp/XBIm"
    "Uc62AqWLx5eD64aV1mOFbStmUwduEJaFipZQaPe9KYdgkCX4B74kQ1CkC8lH04OpnmN7dE"
    "4axXUzeeB/dphUjYmXXBR0DOjfwQ4RciZCX410vlxdkZve5XWr9yf5rf0nvKXoswH+ohyy"
    "bk/EJShREyeihpTEcaJzRDolyCFSEsehSm9QikDOZD4t47LTV5hzbvCxoGwaQ6GZd8/srT"
    "IoaIGKVFe70kR+Nc/QhPT7OeRPfWwoKr6HQtYoqZGSi/bH1perPtmLmfDOReKCtNz1R7tJ"
    "9jfL3nG8wS6I7wQY4FFahjen18Q3YXoifyW99sd2r905b98SAzGlfMu+q13S7dD3vGr32y"
    "SWFiYng0g4GNcXWiM+l+2cdzuUtQXYD9IpsX3t89/I27em5pPLW3zxXfILMRDEozEi3MWW"
    "xvquMGV8t0T9/MO29vdPT0f72Mxeu0Xf87Jz0f47GWQQ05ZSWKJXYXDFE0WDcPB2/ot6mC"
    "aZZ7pqdXQozNWvZpJYJM3Vsu56Dpm43lfQEbaFXvQbSXm4QfwAHoJ2sQuC9AlbuCjN85h+"
    "Z+SOM6HaM5uWPdqAgNiTGXyHSf3rNdSJmtnz0AmQ4nnsT0Gzmv607/35jCl703mHZYW0Et"
    "oQmIloDQhemqL0P2QddphI/qmpTitq0kjQKKQhzWYV/8GS3xc716QwTf74TD9TAZ30EdSa"
    "1NXQpC6nH7F2zYjXVDtdsaIEopGAElQk2nSlT9zvKbgK3irr89JF8Pqm1fnTYqvMRZNoGQ"
    "NPZLQvLhUClh54tOT+ZefTrUUHbOcTUOg5A+/68oou091O+9Zqd1ofroAqmafQXVzeJglF"
    "5sDrt69vrmgD4cWaRE5Jz3rt6+7vUISeQ2tqgy6l1bq4wCqkVPSs171qxy9lyIwpRT1qeu"
    "D90e39Ftcip6Jn7c6n1qf2dbvTj+tKfTTwbtq9227HOu/2eu1z7A89Z+B9uaXMF+3Wef/y"
    "d9apeg6n0Smk57zUdq91K1XCknRMfKbbJgp2CztITg28X7sfrJvuLZYa/6bj5MvNTbfXj0"
    "ealhFTRHBqGQPvonv+BfH4rX1Du11J6gt9Ee2boyLq/0fp2v9HCeV/f4gHrUXUbzTWWv+m"
    "0vo3I2dmuxODlKVP90nmDpZYqrwmrKQ723/vKz0pvpm3162/7yq9edXtfBLk0jd2ftX9oH"
    "1bj4E/fyqp5iTzrHI/WV3oc/eN8p39N6OgMH0IxxwLjeBqCgvXNoBDekAsg7agr7Euj/XI"
    "DYcTP5wbbzIz5miVrUa+PPJl1crXr1D+mgfQV9butoczPyi5Bso8tXqvvgQKIVYZRFWuGl"
    "MVU5B8lgRUYqnRzFFAjyTAS6udRyVtJK4FtM3lrzRFxzwxua4A2W27PNeBlReUArDCx12j"
    "mouqNAeWtoeopnZDdNedvOWWL5cG+Eu6zz7SNBlkyRjSSxmp19BC2oIMPAHEdA+r0EUSAi"
    "QUKdPrscttPAA32XU2/OZl4vvaE95A+CU9kE8VrD1xhkQWX/NnXPDjzar4AJFYpFKv0p/w"
    "y8m5P28oEyZ/QZHOuKWXLpuzyhajGwvmieUabLrwp5sFS7rUjH6fnZ4cvD/DlVe+9c8mp/"
    "V/6Vz+75c2NEPGAq7ScUjvyqhFCh2gO0AXdXfmfnMSVWZSx8oG9AH5G9lLKgtkX9k2I30B"
    "3nKhNpDJpmkOMCKGPnvNjBtfVZfAExf+Bj2C2GIoS4dAoiqkPsAdmL0jl9PpHMsh9/MZef"
    "CZ/zT6krM5c6AW0tWGJgLHrBOwSEFw0Q8vRuFqEPhm8bnQ/kC/aM+BO6PPmV81pgXAnKr9"
    "TOgiFzpMDQH9syE9YDynS5vmiC1w7NE70n0Ad24DDz3HPdsh1zuABlGOGfqQw9ZANbQVsx"
    "dKP3TwBZ794CulBS66eIbMq1ukqGKP/Cda612Tt47cO/TNHck/nO9/jd4sbMCrPPozrJM2"
    "ifmyYw1gzu3G9ojwrPnTY2CPAK27e1px5KGOl02it3E9gJu2l787pYOy8RG2qknuhmPbe3"
    "TCO1YRAMzc2UHpDAezelko3NRxzKEBUx896tEUcNKx0CS/3nY7DXL/QiKtNwZTMA25szve"
    "+NvPrZ8Ojk9EUYH/HArXd0jdiHseGkhppulqHWOuLc8RydbrULe1DBh+Z8Sc5WVrfHAVpX"
    "taALDKC/FOQ3GLp7ndU+tl38OSLYgLKdYENoaXfHM6+bFyFn116C2rRIWB880NhVlclkYN"
    "n2N+IW9u2p2Ly84n6/byU6fV/9JrvyGtzgWBz0fMvmI7oLe1bOvoEKeLgYUfXvEGQsPaF2"
    "9WUrv/5OQqG/GaLzvk7ZuLXutj/03DhNJurYJUDRUkMZMlEE9VQ5I4alUkgypSPFcuoowU"
    "c1dZzL6Dn3aT4B9QQtG+b1BE0bIGHpuKmoT9RTWSdu+2fcE1SPjvgXfRPr+6RErxa+CBng"
    "Ct7I9Ok0Q/9d1hEUH/QTF/nRnuOmsvkuv2Ijnz6QHImrqeSeb3wX1Mnak0xoVmq4rJqPhk"
    "9f7g4PDw9GDv8OTs+Oj09PhsL5q1ko+ypq8Pl59gBlO6wuynkOuKF1dAiFjqu9nyd7Mcvt"
    "Kuv3S+bcD+ta9q9bO1YZLJ8olqYq+9oJbwghof2suMdJWrHuf549zzTV6w0qdwQb8N2K57"
    "/lZkHmWUixXG2mdvlTWLuRSzfB8rjHUfb0Aflw15obFtwwy6hsAXmdcCZVau3IK2oUPWfi"
    "Sp/dX+FWY8fnVRRgQvsdRKgZVSW92gD6UEqOLuqgSiEksNp/mscl92lOp89bdv3M6UxlXn"
    "q3FNkdeVg7X2n56JqqKyURRThameWKtnEVBRYFdvEhBrCq1Le31ToVW+2QLICp23JXHdMk"
    "ezOqrSBrMApnBiWsk8UNi7fzXXrFxYpaNlAVjrWB8LQFwsxIfxwLDO6XZD0dUPSQXgjfb/"
    "Nby58OpnpSUC1Cjav9r9/+tEXNkQzJOX9atBaKvDrNRxQ0rBVMcNqV7ckE2cnmo/9JvsZV"
    "2YFiALTxjskbmOPFKx34pD9uW8q8tKw8giZVCuWGFWaLg2hcdsZospLlMVTUyZxuAUHOvV"
    "1QhZ5VquyTo7VoTjLCKdrARVupAKfkmtjdWOWHeJpO6bPVZdYeiLZApd7DZfytC850vkKR"
    "f2cgFmEhn38o7QxSET6Xki1935qqy0o29hMXNtIXdoCi/5hYoHwvyylbOLPC7uM03Ni1qx"
    "K3t3uY9XU3zCq/1rOLNvyPI0rCVK5vfCktbzvKW8062H+4fR2RE0wmA6b6RV7OajsQNG89"
    "HcuyumMmRnky0Ywn/1/GcvUVcaoWQuX8w8sBEZLsKvyDYIUsImCH5HpkBvdtWG8vbnGPin"
    "E8cNFrbPaOMvV8GWhUIVJEjj4qXFJVlFZL8OvM9jf5JRR5JWCoggo27EdRfDIkSzuWy3uo"
    "sGrdozEUhB/mDjB/kMsAyUoTfP+lKoBhk2N7TieSr0p869P3pJR85ILoEXrYVKw+SZUHsT"
    "lUF8+d2e2TZWHsOJ9+Cm6RbY2fNWZr6IgT73TYQngqyX0Ghxd1H0rY1BOJBFfyIxwW9972"
    "OIyJG0km8mAnEkaGIvGvJKrvoNoW9qT+ie24nfi/bVe/rfT/sHPx3uk729Jv7/f/Bf2ndx"
    "2A65D2Pb+eyGRdvY3JbFW97VtTK2tM9oZURkbqW07q2uYbFMLqNhEVEx+KKFbncZa34FPt"
    "kyv5nu2cVAbm5yRhOFPb9eP9rmF6sbSMvVW8Ca3+ReJro7yXAzI9+v5LubUaK5F/M7M3O+"
    "07GH2xBwFyK7BHk7dr7vCmcgX/offzp7R36P/KigoxRwpuLOyBM9Zc+EBxN0NQP+XMz+aV"
    "6zQgxYEw9oFtjGh+dwLUC+Oi9N7tjFdULy5EMhEAqnQQtOuIAB3y/fHHD+Au4f0DUOeMWh"
    "5Tneo0sJp/ZXJxx4s2fKi8FYGSsrlhbo2MMx8cE7Sm4gHOGMZGxTHBJuU2pXEFVwBVHrqr"
    "6GEiAb8QlAM2xHIo4tdA2weqvG8Ww6ScKbbhsi6LcC3NoGZCO6YhNsQBKKi0XuzPnkv/SF"
    "8JY5OE64coBtaq1XsBmXUOXE9tKulomw8XeGS1hcf5i0nv4yObote4ORKyGexQ5TD/eH9s"
    "nBTqaQOEGe7V+Vv7AmHRWyG5AUgWSKnnwStWZSx3Irtnl4yyoCMRRuApQTxH9Szp+gYJJ5"
    "+OQaKIVOnoK20LEzckv5hvuZBKeZfuy+tJlwOymeFAqMutriU05u8YQTVZc4usV0/AQwog"
    "WN+Ak9YuOeBv+h5dTnviqc+8oaty9l1V61bdsazNrlLyK5ZTZjLPNkbZY3EPEMgGHzq8fR"
    "mfpzb7aI9zedc5ucVa7b/1vt4/CVfRzWsrdXMb5XdibFUVXYalg1WJU9XAlcdb4a2Npe9I"
    "fZi8qnm/VZ4W0uvMqUWADf+MS4PMDXcllbirA+OW5JZKlYAdig+auGgRInHqQWKcoBhwI1"
    "qJK8sUdqOSfS0V5KC3wturvyV9UUGuI8o0g1RRWRlbGFFck5+TVF1MuqqqJkEX9bo/f3h8"
    "c52qoJck0QKYHVIPpL6fJIUIrn46SY0mYKRyyXlEedOQaUO/pufJuz+739vVOsW9VpymbQ"
    "lXZYG4WWk4ZG/AWlYKPXxUmsvbPR4ahI41SGrMbptevSWhBNirhYJmFt/LyRI6tVKfMltU"
    "+OJ4VwIqAABTo1/sNDiuy1AINBmlrru1RQ7lmfuWs3QpsAaXXc3eVPD5UEsz5j1z6Zqg1t"
    "EZ9MRfRxpk4Y0iPckqom16yULcLboGqS5+Cq6zl9n/7zyu6tqjCl5g7PfOdWVZA1rOXM/s"
    "rWno0SFr38KFzWsNdwSs9Spok8kBiOZrJ3kvRj2Uimyj2S9emp6ubiIwu3ywPmRqorEGCW"
    "haB9cINwRqYQrjZxSCtfBNpVhE7wjUXWnYngsZG5BE2PbYrQiPjzWSM2yCBv23YwcZ2ABP"
    "SrsEMnJF+dpxmxPbSLwAKQGEwlbrqEWS6CncXAi8IPYw12FGYXbT/gkOnOxj8zQw06+7w0"
    "MMwxtIo1nAW0nULTWMvf7ZI7zmuIfjtAtR86d1GQ+DtxM5OwQe6YctUde8ANVO5fZk5YTD"
    "+IvuKUa/ayBuRFxlUv5hg3cGSEIo1cxaAcIbTYS+NIe8mIR8qo6mijlThyx+MkqUaQHxtT"
    "GmUVVijYue23OhetHkS15L8G3vmX2373uknYX33GKqJwsF9EM2k/XTFpP6GXJD5VY2+Yh7"
    "/EUuUuqIxxSm3988oAo2l/8rDjenbwYgZYcOgh+mCx20CAs3S7wH6nIVmcUBw/XHbojtls"
    "AiTo5Tn9w5/9dksf1NHCq6GeFSUxZlpjbMQfhPvqQiPW9laLdMBG2FvV2n+vsvestf9eAd"
    "ZagF4rqW0CvEWU1DZNg4ofepGD/Za0lvY1JSpxPkNqnsiwRSxluCi8aA12uIMs2C+qxbE9"
    "HisOfxvcVS7gn3F7lLHSNKQi2ZZQ+Bk6w5Oze5yadfWoFNps3SgxcuB3NC52uRyCFcdI0p"
    "37pRHGClHsAXczx0Uf4DCICT24j76oGLD1dELLDhyjcWgKXTmz0DShYTPNUZKZXug2iacp"
    "KlcC5F1N9mgSp6OT6gyRunBinS9WR9fZxWTrLSKYIidArJFBSCi+4NMHfP5wt0XT0Jl8c0"
    "LmFegZ6Ifgtg+lw0mh+wrLBmn8H2MfzVThgiUkvgfS6rFPp1r4Mfdm7oTcocB9ZGHqjhU1"
    "BJW8EMXuU7pEQoF39gwk7bPwrklJiMPl9VCYEzRo5T56XRp49F8y8b3HBm33bAbujkCID+"
    "JyOoFgce9IyyPdHqiXtq7Ya8JFAlwhENqYb8hCAv+ZNobO493ux5jo0f3meHAfgWWPoIk/"
    "Dzyb3AXOwzy0J3cktF9C2hzmMioCc2h7tBnk3okvO8qI4+cB3c8lzXY1cby8LwHFwRLSeB"
    "h91rPtMv8G2aJ4fHPJp2Atlq/F8rVYXhfL8092wd6Q2CvdHTg9NtksOfDEpNqMptdqdIZY"
    "O5K9kW53LLGsz+Z475UmHG5wfLB/dHp0dnhyFNkZRzlZ5sVJiSZfXRJwZkszY65akllpSa"
    "a8JSvbyTrvCrq6mp6QtqKn491c2X5WOeternIv88MJ7b1RKR8xOt9CW5GK9avmAKLIXuMw"
    "fa9xmNhrcMySMKc7s5RYtgHh2p3lRnTFpk1i9fVqfb1aZVjr69X6enUT4K2vV7lsDal5Io"
    "M8kgQhvUgZ7kS5eKMpPF9k3IUqh2RkkHMSYfjio1aT3cqKtE6pbNiRVs6RHWWwLa3Yecqk"
    "y0Xh+wvd8s7s6PL29ODBOXqPi0TqRW+CvMRdrxik6t0rXtoUvvA1US9664tl8VYVrVonj+"
    "vmT1jlKEqGmoUI2Vg3ehemU70fWPxryKk9ySDfQcffnrjUwkhfiasuQ0vEB5Ya3C2bXArs"
    "xR8pobrkz1eLu6WRGxosYr9lXKhL937NhKsQA5V+h46PzBGaxBS4m3FxKN+ps4DGhsv0KN"
    "Jx+i26E5EUcus8cb2vzK4MLO3ehGQ4pt94I/K27DK3ILQkL7TZ5SCz0wJC79EBwypn8lDI"
    "x/Mr1QW362/vvrujO7D7cv59twvGYmDw9TSxh44o9sGhtATpiIi3p1f39oZtZm//94o2Dw"
    "IeMcoG8YPIlIwyDTz+BhM7nBGEHFyogOsUZlrnPtLUz/RN8f4e7eYILdSdObvsXt9W6gUE"
    "nJAVBL5X8L4fXbH43uSFvuEdt8sMHSdEWzjsUnLvQKQkZtkHDlvo+z0G/vxJhFJCnQXQQw"
    "CTPXsy0WqYzmdoOU3Zhj4oNtwxzQZ4wZH7CPGmydtfb7udXdERgf8cgsUh/BbcZOI8oHrE"
    "lNkR0o85hGq/soZhr48pj017h/bZ3c/kbuSGw4kfzgN4G16DGw68Z27GxxQjKA8wOCPCVG"
    "boG9BWvyMdx0VbRHhIwFeRVBy+wJMdiJ7C6pvM6HBoe6B2QNv46MOAS9c9EBbUdDQxN9/f"
    "ebgnSGuaB7q6gUwKrIopvP5QMkTWq6i1CH60FsF3E9pZHpq/GwGvHTMjboUcM8PoT0Ceij"
    "en3ia8V3YvjWgkoCymciF4K61v8fmy17bYNu2iSeTUwMNU9yOcdMQznuLPWuf9y98lzijN"
    "n4ugzPyxSPKn5y16frq6iusVaf68TXeN4hn+5vn9du+a7uPjauMMwXlxGT9liYF3fXlFT2"
    "LdDm3mBRasZcgUogA9R6bpta+7v6tEPEumokef/pdbi86fnU8qsfpk4NE9Pt3in/ety9vb"
    "L0CqZUgULNqnRMEyJIoY+USWRBUFGZbIoryBd9P687rd6dPXomfKW1rLlw/Xl30EJvVRkq"
    "t1Q09gv5uYxJMkT6/9a/vcWJF4kuSRhlPqI9oz7dvb1qe2ddO9ZT2spGmp7R7dR1ntXusW"
    "S5KTFLnP9AxGv6UWViOn9K16kbvCoyJ3hUfpd4VHibtCf4g+TBe5utJY67urSt9dPQT+VI"
    "SQXnB50oqo8EUxXZctOlN86tFvtUmkBHyuLOgwm0pAUVDPgenu+gYkcTgZ8p+LfK4HxYLA"
    "ZMSA0T9X2sHL9aFSQN2D6+/BkTOz3Ymh/9KVMySWKu8MK6udIUQzZY7wMs8SB/nN0YspdW"
    "MPMqsyIzjmqPCUU9nxC/K2MmgL+hrr8lhLIs1SU7TKViNfHnlJ0m6Q/mW5hNE4a78wxf3C"
    "gIDfvJU0Qy3ot2If8to+pezhzC/rwVzmqfcddWy77Ve/3MqhWh1X+1sBJ3dHXjZOoMJVD9"
    "HKRV/cSlyf7BdUSwoc+lJh2XnVzF1jXAeHeQVIa3uBOp5JtaEtEs9E33etANdFg3BsCKr5"
    "YTgSx9h1DtZqLlm5qMpH9woHtt1QdAvGtf3xZlkbim8xq6yMje4qZghWYi8ucDuxNm/yi8"
    "wZcUCtZWeMwqG5NhRj9fC/JUaG3wX5d6Q3xKcG1dwms9D7t8FAUIyCAf6SrPGONJNDWbkL"
    "6aWMVMs7WUEImaQMJWQ3HkhiVRTWID+VUihAIB1PcBtBpf7o0h4JRUoCdqcR3UU3mdEe/J"
    "bMDfHqlOFHf0kP5As+1ow4QyKTr6KaUlwvyDB0B16nIB38yvCZG+0tkFik5CGzUIiwSplK"
    "LhiUvHCYs7LxzRrKJILFx+nUhnOSVQZTXyiGesO4zGA9yfz0gaSS/vCwdmkWsWhfZfHet4"
    "5Pnfcn+9CChC2siVCxgo1GEBgQ4iSKs0bMS6dea/9k//T0NKOCmEgp/HuyYEYvTZTpxqzp"
    "pJIRbfyUGbNKqnNg0qqryqGBrdCQ43aurJ5oPs5rUJIwbk70bMnGULyg9Cc/dGfuNyelJR"
    "pV3Az6gPyN7EkFTunMH1q2tAIZylOJJDtZWDzJL+RNmm7+G7ScVfpCMoZlxrP6U2FvK0F2"
    "m2Y8646+84EmZuyHvYe900N8D9WCNo1UmNHiM7P5rGG0xqXxL9s6tU8P9g8yK1ZJDRVLs0"
    "RuveLTvb8/Gh2+z6xXJTXUq3zreq2KZfBHx1ENAuX8RpZd8IOgKBSwEsxOwdiTvPUD4tFZ"
    "HvxKu8Mx8+lM92j2vS+CN9KCCZp3ohW3OXrlEuVhKEuYx8Kx+zBDs1Z7BIErZz5JmOvKRr"
    "XcyPcd6YPx573z6HrE9pxnbqmLTqltio8dOujQOoD1jO4sCZ3R/YEnIl4OJ/NwBibAYLY7"
    "pb/Jow/mvLTF36AUMHZlAS9poayEd+SLNw/RJza3+k0zNdVsSUvZfd5O7ckk1TZulaaI+V"
    "af+690yuJWcYcHpyeRQRwksmzhbq9bV1dCxSjTupMNqSSyOTaeMdvWuMNdg5ln4pKnYode"
    "MWyyDr2858XRlyUNB2DT9hDmNdgVwL46QOMYdanXnservDuiyzFToUMathvwk9sg5WnMHz"
    "WU/O0X2Htoi3hifTmnDZ9PcX4yrjPR89z1BqUjEWmhhYftmZjnB/CewPibRIr1O3+CqZ85"
    "coA5GX0+NOisDTM13W41cDYX0Y3BU8Sc/gT/DXTpgPcxL1FrqZlFgqALH3qweAr8IT2mIU"
    "fIGNA3xOgbCM1CMvGHX0Phd4FMHduji+Zk6cUE/yYmvXRlS0G/GmXLHxogXnevXsy/epaD"
    "dW5YU3sRqL0IVAfvpbwIVHChFh07wF+Kh7q915JSp67hYmnAcEr+1MHjhHkxNpIqKzOuyX"
    "gQR9lA7gL92Q340EuszeJR5rI8logKhFdiJ2I4iU1xUcSDOZnaL+idCP3qkCfbDYS3ndmz"
    "b4qktEgxeO6jMzUdHcy9Fh2qePob07UQV1RRDiPChXL6Mw4jesx8wALD+GiG4ZEgydxBse"
    "G12xTejFgT34QDEBzxp3g6fUfuAGjrq/PCV31narsTlg6cJ4fHhhIFMCdIExecJ8WVByPw"
    "VYX8Dz7dFYiwUVnxjyJ9Ja6nk+d5SDRTlX/SRNRgcDqUESkpKgAqyoiVxAeRFTp2MBzL9z"
    "lYmwiTxO4MU2tTWlW8Ouv+BezNgTij5tqDUhU8KMkjssxuU/Bso3lPoT3nScae82QvYcwd"
    "f0olgFaY1of0TnIIrwzc05ODAuBSqlRw8ZkGrroGmSHO93hgKKbC5pk7IMaGexHwRiNc7H"
    "R7TWLOR6c2ve7VFbqwgR/6LqBI960+BEUdEGGRGX/jnMrUFnm1cUNVIa2NG2rjhmpDW8S4"
    "4cfLgMppKEaniEhqBClZs21P0zSMt8PIEiUlHtgcxjVetD+2vlz1yZs3yK5t71ghamYy6k"
    "BVwwr8IPUpcdIX77T3MDrbMwcTMJNqgQRUPRLpLRB8UYTWS+l6RnkMsWRPoxBaR6atMyog"
    "sT3zmxQVG/1d3+8/HJ0eY/OSOidmYqF1wp+aFW3iz0SDC5LSB6EppaCVklkgmS+NLCiKvP"
    "KHX50ReXCDcAayM7yVi12Qswjt/nwIbsLdGbhrpy/Gbu3unYn/nJRKLl0iCihBb5eS34lA"
    "7cxTPXpYnznBNGyQO/TMTr/piNQNiXB0DveFz2PHkySIvEWh/UwJfiZ3kUoZSh9BJsqUiu"
    "xwHLlrJ2PHHrFg89yrPiSYs3eQXzrfZ9Zo7gh5JZN4ssDxtCr6BDRhMLi87ZG5B+MClgBa"
    "W6Tm2cA247UlepVH1TBaNsQ2QOmm6nCeRZDApoEbe5ddbzIlmk7793YPnnlNLieVRKQDj/"
    "aFOyskF2UaPrlyUfrvPxvGsPBYZzpJ7KEw73mBwmDjEJ3880pOITZWoyzfxkwDW4ZclotZ"
    "iwlmCwiBa1FsJUSx7FtJAJ4hiI04tlAM+wouUd3ZpJRaRcSwlfAWwzcLYIPL0rhlCZyz3J"
    "YqbFuB9rqd4klrQokRrnJtBfCaAtFhMQ2iwywVosPkSF/Ot/KSjpXXBPnORa/1sd8k+Gfg"
    "RdEaokANGJOh3STs78DjURV4QIU4ToAUHiB2pC85zpejLsS/F7mfWP2iwc8EyZ5O1VaSON"
    "ansfTK6t0rC3qiHbVKwGrgXAjeilkprxpg5VyyyNykFFDp6elz90vv6s8mYX/phNO6hCT+"
    "GXh/tNu/QZL9HXjX3U7/M2TwHwPv4+XfYcbBP1JclVspksptNSYh7JOp65m8q2Qpqqp8W/"
    "S5rFldFQ3avWGprZXMU+XPaMGN1WERRYB0PYCEGsDEDkP3wR3a5sNDsbkrWUqVFTja1zdX"
    "3T/bdAMlfg08SQKtaHIMvC+d3zpdCKfEf1RjZnqyXwJ/MjFMS1l+uCWuNfrgjnI21gm3PR"
    "qhBYw9sVB2XeaQbeKt8NdR3YP2zA5mFkjjk+iDwlLKQVvhylJW2qoeAN2jhLLeqDR6Ms9f"
    "GTtxTVQGO5lnSewW0yZ9T//7af/gp8P9HyCPN4Co3LUURVFhqhyM2rO1fMbi0rPEEV7h2R"
    "rL7JUd3eNr4zLnDJVrjVrie0v+91qzwWsH66g1lhfai22axrKQNy4Q7lThXEE3b86eZeN6"
    "GTzRfFvwc9Z5656uck874PNhgV6W+eoernIP1zYmtY3JJkD6L/++JJ4xx3q16yoJZW2uU5"
    "vrVBva5cx1kmEJTGFOOevH33rOJO22q3xIgk1BPCk3WRKjNpSxrQBxT9NLQlQ8EMBmgiTs"
    "KJaFqUSElY0ESvP0vSRcpSN5bAxmSbNLZQuYhK3rOX2f/lNwGf2VlbGJu77cFTTe8BZZPt"
    "NQptWAtiCOwIxhKnAvtJJGBW7sWd88Utdj88sMVpCD/VZDeKgRSND6Amnxp0Kq0WqaNQM5"
    "wxT/Q9J7bzLvciItu6471KuRo5CYQpAoxEJRFal5whDZQ9drRXItk7HtNGTtTKSLkhntkJ"
    "QAYx5MRy73gCzSV0MikZINotViNV0rxqXkJcOzCL2fJg8uAQkDJAlVFaTXc+VgLLF2hegb"
    "nqZEeHnZkJQImszwe6QTRDflbHzyFCdQh1t0G8wGm0jqtLEFenxDy2zRo5tQ1hiRNIAh3e"
    "9JtDlRYBawWpduLZQhqLJg98hy7yYPMxPl6NSR/FTAbqTaBpv5RrRuYfHst7FsbgGvVEHJ"
    "F7fJj43JT/f27/eG0AKTQb5Ol2mNL2ZoYYrv5Ib5MBFJsTWk+B5oUwKG9dyYBH4yMxL4hR"
    "Yk8ENYjmC8D2EwAonYTIRH/8Cqo+kwp4lJuriV0TPWUKZcjm0BvXL4wTTK4RdXJYefqEWO"
    "eZHuuNwydWbMaV4KcdxGlYA1VOiQQhskxVFIco3RBFK0YNuz7CkYxtMJzJKOQOmwpTNJYU"
    "9iEH9REYG4JfECJAUu0RuWGsDFSKV1HytcxHFBDr6S5hdtIIxL5w/VoumcRjF5mMFcMrNw"
    "7UkB0EQpu6RgSxI4mY1XsLie+xcJbGif588saUlN1pfFYRrx//M3pbdIt0fewqTFWdALrj"
    "72Ej34bIcWXzzMrZIIciaH+JPfhbbES5ISJUepOVqK0uuOSKQBK1dvmIeU6QbGsLziKY1J"
    "9Q8ST71Hzv7eaVogHAOl5BkkxS1I5DAlWcL+sT16KFQXUubXJW12squ27w8OT5wiVTPK/K"
    "rFlju73tHp4cPZaZF6GWW5egu//sPp6P3eSZFmMMr8Zkib/eJoHJ46e8MMTzQ65VLNyAVH"
    "BHg6u3+/f5AWk8lAmWyV5vsmvaqT0fHZ/X6RqhhlblXGl1Tc7VyOnOmTP4PzU88ZUtodg+"
    "+dJFEjyxGPG5NbQUxfwEO47jDH/0ocOpEOZzz2hU3osVe4ppmHzEP2szsb0ycPrvfoBE8B"
    "3W8KCtd7ms9MLsRfpR504RPO7/9Fy4n817joSQc99DC/5C8T3x5h3CkIUtUgd+Lm5A4JxK"
    "rNnH17xKEHSUodzp1Ruhebp+iWSrwY/EafK0lvNvFx65+1M5UqOFOR+6yoJq3Ms4UWe0dF"
    "jL+O0o2/jhLGXyWdTWyvl4mD4+MihnXHx+mWdfBMRVeaE8ugrLFtIdqrV+nmC0yZ+VliqR"
    "WcdA15SeGguBpezLMEoNW8clkWz9ri4K+gv8p2nCVVAxWmeibK1g+M9/S1Clv2BbwyrLbE"
    "43S0v0cekZJu0Y60m9Poeli9F4a9mkInb7mQXsrIuKQTWwh2ZckSpvdg92OeOOjj7RhLSd"
    "QL3vrF/czuZEXyld1Iy9IMXqc1PHLe7zFBjX5zlU6uXGBJrQfJTNzDkBJ+kRtJ6axcvMDs"
    "vb13dJgmOE1nENKjpLiGC9OkLtGlRjDrTCZiiCYFRvLzRqasSKdcLKI4eXFmctxvudim2a"
    "kxC62Gkhlwwew9hhCP1fNFJLiCscdfo2aUJCFpCB5xJ87ojoeO5f6Yh+D/OMQSaVvChh45"
    "XAtPN3IfQfuNxZYdpUuSNGFRKfFQHUB8qQDitY16baP+F7VRl+e5ZE9lOmdK8NYumnJcNC"
    "VOHBXbGYvpMnVn/OrqaMqQYntTOatIZF95DwCqDHSbYAV4klb3iyl08V2/OyK/kP3sIL6g"
    "W23YgnGV6/SdF9frLnItBydXtrmY+P7XELcvtOEUzQaEsoAtBi0N9jiwIRq5AdykwaWk6e"
    "5tucLydy3FAjYEdL/miMf1PVgV7sGiLlnEnWLEXOVLhJ2Ly177vG99pn+aREqAg9fOhdVv"
    "XaEzRSmhf0CFrnjqcAR1OILNRXvdXhJrN9Rb6Ia6voda6PvatHuo2o9K7amiSndRhTxVrO"
    "jIHfcQnI5WYjQqgixupObCDzQWZacPZMCfP8hUdAGLy0rGjDXJVMBEDbFNN0hKkkiGI5DP"
    "TTbicxezhooOW9zqCMvJN88yk72WdZbpMhBaINB3HoZnzt6O+RIwSSgu/yJTvkw7DZn/eL"
    "h3xE1WsitihLkV8Q8mRT9dePIwSLgkJx/pUq6pRFREAZ2RE9cjNgqd3oRENs1vkLlnT2YO"
    "xr01apaXLqCYRCsuQRJr1XKrKsit7v2RYXOUfmYX9FU+KVb2sB6CCL/8oU5iq090lT7R0Y"
    "djv6wTR4WpPs8ldJzrQ/JrKI7rS3IJ/XGdtYZXgxetHcvBKrHUcNaucWspWWUEMY3an2uV"
    "/Lnq8+wKcC0oONxUVKWlpQCmQ8313tLzQSlPfpuKsWFXVABrtvOvZ4Z8fJUz0hKentfpwn"
    "iTLhqqZ0SEgiakh19m35JMLNJkjiUxkSr3jwcQkkfJ1bmkW4tnPX2e4TUpmUWqixny6xTr"
    "B9bFE/l1xG5dfqCnQMNdjOkqgsu9LY6LZe+fnTzYO+ZbAjOxuCngT8VtgdYxafcEkStr00"
    "2B7Oc6465AIcu9Leh6DolYQF/VTtF5TSMEM5/LEf3q3NkLsb0RuekS5sgQjXjAusd/9t4R"
    "sDui55AZ/efJsWkumg6NnMD95oTkIfCnxIerA24LBAq14ZPjjBrkOXBnM8eD2whKMPBCig"
    "udsWz6g8neoVb8cgJnRO5fyB2br8lPU2I/ueCNxn14uaNzEmVskNHcIej1DdiYWz1sKejs"
    "0ikfmsjcnXpvfbrY0vZO/W/QDkZAH4Nzt90GuZu4IZ300UsOqEHLJUR+ZCmZ/Wy7M4qiFd"
    "K13J7NA4ezJGuEdnj+jFtC0SIpDEO8V7rjvtg467MdstsZxdUOFMg+HYrHfDIiocOZ5zPY"
    "OoxoK0RzabdQXvC36uFrQkdF0Ixp8U92GMLNVxNbBPjCUktxgL73hG840HZG32wODocGtA"
    "qKUnEAKvE2Pw+8O8lvZeRkiN0z0cbGvoGZNyHoNuisBnvjicvGHx9ZrF+iQdcg93QYoZsj"
    "MGYb2mHxCyppgww+p0R0UaF7rZxKkgT/2YnXQu1wmCTecb4/0a8hREfZvC0Jx/gWSPLhdf"
    "ED55uPHWSmwx8S5I/PdCYkbCCyPWVqI7gvZZgVEgMSd1PxGFlFmy3Xs57QM+MqGi8NmCLv"
    "snTj718scahcuu1LNwadnzHToPzGoM/Ipzn9gujQZ6wWn48lt4mv3eS5t8pG5zfYyLvMm9"
    "ABoJaZ9yLLQi55SC/cSMaT2jJ2FKrv1n/03Xrq4CxqiJBawEK37xU7j766aabws18CcJln"
    "KzQcVJAPC2B8mArxoY4w/i2BrqDfQmRfx6xGWsOS+iIpNjUST5ayyAYingEwRpZQweOO01"
    "k8jgSAH9zHVM8EOuf6nBO85nBl/gneHxwcHp4e7B2enB0fnZ4en+1FjgqSj7I8FsTxTOLB"
    "nPRiEO/XFzFNirnX6MngsmPd9Lqfeu3b25K7DZm1SaTEwIMYAZedT1brhub93rpqEj1n4J"
    "13r29AenXRJNFPXRrzY8yR+Gkn+RFleTeImdbo1kDsJjfKq4EMtfDnXw5riav2IVECbbMQ"
    "oQTw5gLqAV9iwKvSpzKDXuX80QPfLGevGNqaOG2RRVkrYo0rM0YrSa7JcbbmrgDymwT/DD"
    "we/qhJ+I+Bx6KPNAn7O/AwBkmT4J+BJwIi0QL4L7pCiygpdIUWPwdeHLKkSeLf1Vi5JeGS"
    "sbvT9M1lrjX2cLJzV3ZAOyt0QDvLOKCdJQ9otZ32IvPZxmn1z59GC3azyll3c6W7ubY0qF"
    "Xhqw5nrQpfq8JXRyuzVoWvVeE3CtV8VfgiSsTCKzwLj72kNvE5L6yPAbi3B3pldNZq19n4"
    "PNkvU1BgDhza5nBZpG5YaT1W2DaNqWqqqpvVNLAA4yPVgS+UEOkdIJNISXSHquMbMW4G+C"
    "vTC4+4D0ZqkaIccORSNeTla0+klnMoB7vyU1XwmRwQqUV80lRvPfxGCInZb4PbYymg8WAn"
    "Dl6skxkE76zJiXxTHZLkmNUTZ2jk5KL9sfXlqk/QQ7ks+2xG2vCZLx4VwIMtI2qxfI0hF6"
    "WlQs72jKVgAQv4PZIkEcgSp3+gq6TGthkXyDp6OCrSHTClUppDdUvXyeBeSb8+xiDe4taY"
    "e4KKa5CGaZEGmcjjVklPtSjiXLQOPw2hvYUcXY03rsf8VhvOZ6CsWPJZxHGj5aksCiofs1"
    "KeiT/8Sr8HCJECKsyosp5RWQpHovN+IUrXYaR3SfcVhl9yzkrxmKX1kDuyjp2H4fu04Dlp"
    "5JGpinjOxnn08YnYy2yhSLjTiosV8ZydvfdnD0e5rVDJU1phiAFtaIdBVT5Ze5IopU5T5H"
    "WtUlXv29iCWPG9SFMi6oJtkqN/mxY5yFeWsSVeRCjBF3oPTlzwNZQFs+h7LfgaQhO90Gtw"
    "4hWNkILK+OZ2xzr0hVoeka+n7Yl2JzXms5qdoC7Y6pSNdPYLFdDNl83wtHOTwRYvebJKN8"
    "jTznRIXMCJHydnkSVY0HUoRoSUiGBqEG74xU3Z0BAMzMPg4+FRsjT3fqss2hjKXZKd8kNQ"
    "MoS7JIIRBlbSqpoR9CKc30/BIFDcpqVQxbZChehHztAdJWgU6Zu5oAyTDlmLXFcmzbdF0c"
    "aNNbGDRz5+Uqw9Cpp/vUqz4IOOq1ikgWKklKs+1wRGq1MZYyXrAi7Y7OWatMm7Yr5Dx80w"
    "btJhe1tb5lTDMqe8Kc6StjdVk7C9tuJRrX1fAe372gLqtS2gNs++oTzSO3wli2wWBp5Y0J"
    "pE/Bp4vfav7XNUghS/zAqT+r70x8xPnm8yq0p3eyzot8HwMktn61W8Hmv75zIKdDpvrUJX"
    "aRU69TRVpqNVzhV08wZ9dJvWy4HzLwfPAfSEZIflYr6ZeOtJtfykWiurvo5bbKbYU9olts"
    "xWw5oID8nm9vuywzXBuAS0mzNf1NrVPwpOXRBdFFOdrwY29QhQeg4wsNbw1lYBtVVAZbQy"
    "G7VVQG0VsMmolnOQrzjaXRJYxbfvlqKrb46KxSBgehKrmG7jorYUYO34WQBfeU9VT7v5CB"
    "v2oAVQjk+v68S4mufcXIgTR/06yMNfwHJGNpVJ2Mbo9iOLGKiUNawpZdCCl4Ks7T7a1AjR"
    "rXJrxcqSclINLqQ7kCYLmC3SMgtQJqToSK/nSi1aV3CKaCHitUQZhYJSIHF+PepcoUB1r7"
    "/SQqE8XtMoRdkOYQVyTn4tmp5sVlX6sqWNxARWy8U/+QHWNnN3ZEnKelHw7gf79Mhm8Ttk"
    "641sclr/l87l/35pm9SPxeTERAe6LmKOZU0Ovdngx6Q/SH8L5QrVimbX2K4C1jP5LDk2NH"
    "oBlFP6FkN/6ohAPpn1mtniuiVzGgHMLk28jadIoZy+i/rrxgcSPY796Enam7AJlZJDWAnL"
    "libbvJcxcxrfJ+pRbKA+h8va6ilmQfKQFpY+B2f2/vEhtjRpkpPOIJTxtTcyGAgpJkFygX"
    "x+st6fnjiHBwVaoDJktkCdKTObIT7gveOD09PTAs1QGTKbkbDNURb3Qs06PT0YHp+VaBZj"
    "KNcs2cymfBP37g9ORmWayBhKNVHe4WQ2StiOHTv7+w9pBm/pDJmN0kzOMqBKU81PNieFsh"
    "Q48W61Qd7+JM++u0VaJWnmF25fzLPwSFu01bGSfdxavh6nNTpiKTFp7BZX1VdMg9jx22QS"
    "FB3MM0yBYppcC6BbvvZhKCMIuGSPRmCo8I78wWMbBf6E8jneIz2Nof0OBLQK509PfjBrEh"
    "vMe6ZOQKYObFmSdkCrrgACgd3FxHiQviNTO/gaUlr2cb0jlzOI9zT2n9GwiA8gXgfGgZry"
    "UFa+/5Ul6dr34AbhrIHV09VwROyQEdEGDLwnmz4l9gRMlzB3bH+DKFosShQtwg0gThTdVT"
    "kO+ewG0Bm7tLV3gfPNBbuPOwiW5YmIZPfOEOJNMdZpk4TON3run5DhmO43Q/o+LxCXzP4q"
    "rKVYn7LGsTBWj2OHBQkTka0855nmQJUjB2NlcYv7O1q6C7G3nscORg97weIh3BZYWEG4q7"
    "dwxG5Gz3Z/Zo2kA8thmRAxjI7hl7BwlCvN6oa+rPDwCRYxtV1KJexS6ogarxpRQx71ZTBe"
    "vy/cteF8UgjnkwycT5I4O1PbnZQBOWLYQoQPjovENqJU6SP5OBHdCAErO5QVptUgnT89rw"
    "3n05ODAjhTqlSc8ZmKM+yFzBDn2/cI3grrN+90/+i0e02CfwZe6+L6snMJko1+l+YqyYH3"
    "+bKHPmcgt0nkVPzs9pbStzr9+LnIGXgfLzsgsbKuW53WJ6hVyxh4v1+2/4AH7K++df0xpk"
    "La1nbRwWAopsrjAs5ccC5qd/rWebdDh8A5Dglz/sC7af3Z615BYBv2Y5G+OyzSd4fpfXeY"
    "6Ds3tPi5xXAbmBVcQmX80bElNiqihzheJRFPtfmVWdZn77unw7y3xErEDHwP9o9Oj84OT4"
    "4iu94oJ8ucNwmiemBMQplnTKVz1wZVVTaoquNI/DW6+cfabG3OB7xZetrVxHU1atrF3GGz"
    "gpjalTW056Exgl0pp9hY5LYpYZkmA4GaT0dj4JnDoNXImbSDQYMinC8/1AorCG82WMx5Ww"
    "1WIbDoKg54rQ2tim67cuH65gQhorB8FISoqG2Fa4Xr4zZP7yteEItCtZFDasyutZf8+Pjl"
    "+BaDtAKEthYed+RMn/wZ6OxYgTP0g9GSYF3GBfawvG1FbuqEIaivWM8BKIwtuVu4ZqVtK1"
    "jKZsES0NWQZY0vobm2LExbaGWqAKWHTxK65MvBVjqM0ibuthLQReqvawZvKwZejdlGWR8W"
    "jqIV6YBF1Fq0phOdgyk0ITn+lEs/PjLQxsVHSYkHNFPi92B60cCKKibIBb9UW0UsWtM6YB"
    "WombI1JOOSbr8ZnFHaEE0rurxlzeCpzDha2v1kk1nwyXm6weMCEa+KmTwuYOloskRj2sAW"
    "dEKGHZiBKDYJgmymj47KOKiNLuvfQIascyOnhY4N5GlKNZDF1GmElRhrhTYIcludRh+/gE"
    "Yh4laZ9EUwhBVTFFFbxXTKrbEdgtEUH9ym5iQIJduquKcV2y8GsGLyxcoSBiCh5fm84LRq"
    "DaQZALC6IOaTUrdUNf+sWIGzMQS/AR3vtOpTyOMmwAcQf60YbUquGm3jUpqZZl3GahaYHp"
    "7d34/eY/sMBjgm2sg4Q7LyTJhXRjNqbCOi2F+0nMAdjncM9hf8SSPL/sKOafLsL9LXunwd"
    "+1I69KnKMMZ7XoMaDN9tVlc5cyUqMem68nCaNKoZpeu/SixbqWd8XEjP+DhDz/g4EciBfl"
    "QlEObkW4jufiE9+f0MPfn9pJ48XDhx8bSK8K+33U66s1nOoqv7uMMZ+X8YxWsD0c4AF8BQ"
    "dHwSDpR1X8kNVW8ECvhgUhxJV2/4IScWOum16ZZNPqeQ1pd+97JDF9vrtrbxFrMZ8vOEcs"
    "w41vynsPVxAD8kun396CJGWFO48KAJSg8gSoHTzD0o7R7o+v3f/w+ME8qT"
)
