"""Every change of every row is in a chain: digests beside the events, and chains of the companies' own."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
ALTER TABLE "company" ADD COLUMN "event_seq" INT NOT NULL DEFAULT 0;
ALTER TABLE "company" ADD COLUMN "event_hash" VARCHAR(64) NOT NULL DEFAULT '0000000000000000000000000000000000000000000000000000000000000000';
ALTER TABLE "contract" ADD COLUMN "terms_hash" VARCHAR(64);
ALTER TABLE "person" ADD COLUMN "revision" INT NOT NULL DEFAULT 0;
CREATE TABLE "event_new" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "xid" BIGINT NOT NULL,
    "seq" INT NOT NULL,
    "type" VARCHAR(40) NOT NULL /* HIRE_CREATED: HIRE_CREATED\nHIRE_OFFERED: HIRE_OFFERED\nHIRE_ACTIVATED: HIRE_ACTIVATED\nHIRE_DECLINED: HIRE_DECLINED\nHIRE_CANCELLED: HIRE_CANCELLED\nHIRE_ENDED: HIRE_ENDED\nHIRE_TERMINATED: HIRE_TERMINATED\nMILESTONE_ADDED: MILESTONE_ADDED\nMILESTONE_EDITED: MILESTONE_EDITED\nMILESTONE_REMOVED: MILESTONE_REMOVED\nMILESTONE_STATUS_CHANGED: MILESTONE_STATUS_CHANGED\nCONTRACT_ISSUED: CONTRACT_ISSUED\nCONTRACT_SIGNED: CONTRACT_SIGNED\nCONTRACT_DECLINED: CONTRACT_DECLINED\nCONTRACT_WITHDRAWN: CONTRACT_WITHDRAWN\nPAYMENT_REQUEST_SUBMITTED: PAYMENT_REQUEST_SUBMITTED\nPAYMENT_REQUEST_APPROVED: PAYMENT_REQUEST_APPROVED\nPAYMENT_REQUEST_REJECTED: PAYMENT_REQUEST_REJECTED\nPAYMENT_REQUEST_CANCELLED: PAYMENT_REQUEST_CANCELLED\nMESSAGE_POSTED: MESSAGE_POSTED\nCHAIN_SEALED: CHAIN_SEALED */,
    "occurred_at" TIMESTAMP NOT NULL,
    "from_status" VARCHAR(20) /* IN_PROGRESS: IN_PROGRESS\nPENDING_APPROVAL: PENDING_APPROVAL\nCOMPLETED: COMPLETED */,
    "to_status" VARCHAR(20) /* IN_PROGRESS: IN_PROGRESS\nPENDING_APPROVAL: PENDING_APPROVAL\nCOMPLETED: COMPLETED */,
    "details" TEXT NOT NULL,
    "group_id" CHAR(36),
    "covers" TEXT,
    "salt" TEXT,
    "disclosures" TEXT,
    "worker_sees" INT NOT NULL,
    "hash" VARCHAR(64) NOT NULL,
    "actor_id" CHAR(36) REFERENCES "person" ("id") ON DELETE RESTRICT,
    "company_id" CHAR(36) NOT NULL REFERENCES "company" ("id") ON DELETE RESTRICT,
    "contract_id" CHAR(36) REFERENCES "contract" ("id") ON DELETE RESTRICT,
    "hire_id" CHAR(36) NOT NULL REFERENCES "hire" ("id") ON DELETE RESTRICT,
    "message_id" CHAR(36) REFERENCES "message" ("id") ON DELETE RESTRICT,
    "milestone_id" CHAR(36) REFERENCES "milestone" ("id") ON DELETE RESTRICT,
    "payment_request_id" CHAR(36) REFERENCES "payment_request" ("id") ON DELETE RESTRICT,
    "worker_id" CHAR(36) NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_event_hire_id_57e961" UNIQUE ("hire_id", "seq"),
    CONSTRAINT "uid_event_xid_161777" UNIQUE ("xid", "seq"),
    CONSTRAINT "event_type_is_known" CHECK (type IN ('HIRE_CREATED', 'HIRE_OFFERED', 'HIRE_ACTIVATED', 'HIRE_DECLINED', 'HIRE_CANCELLED', 'HIRE_ENDED', 'HIRE_TERMINATED', 'MILESTONE_ADDED', 'MILESTONE_EDITED', 'MILESTONE_REMOVED', 'MILESTONE_STATUS_CHANGED', 'CONTRACT_ISSUED', 'CONTRACT_SIGNED', 'CONTRACT_DECLINED', 'CONTRACT_WITHDRAWN', 'PAYMENT_REQUEST_SUBMITTED', 'PAYMENT_REQUEST_APPROVED', 'PAYMENT_REQUEST_REJECTED', 'PAYMENT_REQUEST_CANCELLED', 'MESSAGE_POSTED', 'CHAIN_SEALED')),
    CONSTRAINT "event_from_status_is_known" CHECK (from_status IN ('IN_PROGRESS', 'PENDING_APPROVAL', 'COMPLETED')),
    CONSTRAINT "event_to_status_is_known" CHECK (to_status IN ('IN_PROGRESS', 'PENDING_APPROVAL', 'COMPLETED')),
    CONSTRAINT "event_seq_is_positive" CHECK (seq > 0),
    CONSTRAINT "event_moves_a_status" CHECK ((type = 'MILESTONE_STATUS_CHANGED') = (from_status IS NOT NULL) AND (from_status IS NULL) = (to_status IS NULL))
) /* One link of a hire's chain, written in the transaction of the change itself, never altered. */;
INSERT INTO "event_new" ("id", "xid", "seq", "type", "occurred_at", "from_status", "to_status", "details", "worker_sees", "hash", "actor_id", "company_id", "contract_id", "hire_id", "message_id", "milestone_id", "payment_request_id", "worker_id")
    SELECT "id", "xid", "seq", "type", "occurred_at", "from_status", "to_status", "details", "worker_sees", "hash", "actor_id", "company_id", "contract_id", "hire_id", "message_id", "milestone_id", "payment_request_id", "worker_id" FROM "event";
DROP TABLE "event";
ALTER TABLE "event_new" RENAME TO "event";
CREATE INDEX "idx_event_company_f0f073" ON "event" ("company_id", "xid", "seq");
CREATE INDEX "idx_event_worker__7a7212" ON "event" ("worker_id", "xid", "seq");
CREATE INDEX "idx_event_hire_id_bb4d39" ON "event" ("hire_id", "xid", "seq");
CREATE TABLE "company_event" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "seq" INT NOT NULL,
    "type" VARCHAR(40) NOT NULL /* COMPANY_CREATED: COMPANY_CREATED\nSETTINGS_CHANGED: SETTINGS_CHANGED\nMILESTONES_ENABLED: MILESTONES_ENABLED\nMILESTONES_DISABLED: MILESTONES_DISABLED\nTEMPLATE_SET: TEMPLATE_SET\nTEMPLATE_REMOVED: TEMPLATE_REMOVED\nMEMBER_ADDED: MEMBER_ADDED\nMEMBER_ROLE_CHANGED: MEMBER_ROLE_CHANGED\nMEMBER_REMOVED: MEMBER_REMOVED\nWORKER_ADDED: WORKER_ADDED\nCHAIN_SEALED: CHAIN_SEALED\nJOB_POSTED: JOB_POSTED\nSUPPORT_CREATED: SUPPORT_CREATED\nDOCUMENT_KEPT: DOCUMENT_KEPT */,
    "occurred_at" TIMESTAMP NOT NULL,
    "details" TEXT NOT NULL,
    "group_id" CHAR(36) NOT NULL,
    "covers" TEXT,
    "salt" TEXT,
    "disclosures" TEXT,
    "hash" VARCHAR(64) NOT NULL,
    "actor_id" CHAR(36) REFERENCES "person" ("id") ON DELETE RESTRICT,
    "company_id" CHAR(36) REFERENCES "company" ("id") ON DELETE RESTRICT,
    "user_id" CHAR(36) REFERENCES "person" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_company_eve_company_876298" UNIQUE ("company_id", "seq"),
    CONSTRAINT "company_event_type_is_known" CHECK (type IN ('COMPANY_CREATED', 'SETTINGS_CHANGED', 'MILESTONES_ENABLED', 'MILESTONES_DISABLED', 'TEMPLATE_SET', 'TEMPLATE_REMOVED', 'MEMBER_ADDED', 'MEMBER_ROLE_CHANGED', 'MEMBER_REMOVED', 'WORKER_ADDED', 'CHAIN_SEALED', 'JOB_POSTED', 'SUPPORT_CREATED', 'DOCUMENT_KEPT')),
    CONSTRAINT "company_event_seq_is_positive" CHECK (seq > 0)
) /* One link of a company's own chain, or of the installation's where `company` is null, never altered. */;
CREATE UNIQUE INDEX "company_event_of_installation" ON "company_event" ("seq") WHERE company_id IS NULL;
CREATE TABLE "installation" (
    "id" SMALLINT NOT NULL PRIMARY KEY,
    "event_seq" INT NOT NULL,
    "event_hash" VARCHAR(64) NOT NULL,
    "chains_sealed" INT NOT NULL,
    CONSTRAINT "installation_is_one_row" CHECK (id = 1)
) /* The only row (or none yet) about the installation: the head of its chain, for what belongs to no company. */;"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        """


MODELS_STATE = (
    "eJztXWtz2ziy/SsofYlTpUnFjziz3ntvlWwziRJZ8kryZLOjLYoWIYtrCdSQVBzXbP77RQ"
    "MgCb4kUi9THMyHiQiiQfoAxKP7dPeftZlt4qn75sqezQ3yXLtAf9aIMcP0R/xWHdWM+Ty8"
    "AQWecT9ldUdSpXvXc4yRR4vHxtTFtMjE7six5p5lE6jcQKI68iaGhyaWg903qD/BtHxBPO"
    "y4iCxm99hBlufy28ggJpobzzNMPOTgPxbY9dw38DjTHtHnWeRhqy0PyIAM8Xdaprv4jyGr"
    "JK4nhjuhBQ6mz8Bogg0T2WPWnv1E0GhiWAQKWGX+igti0WZ1z37AVMShL/r7v2mxRUz8A7"
    "tw+TsDXX/EDEHLrNH7f9bGFp6a7H54GwTxjzl9cZei6fpt+X0m/nz60oYzmrAuep6zOzUm"
    "SHuGXfwEofmjzh4R6XX6cHqLleu+7N1d8/oDqwmA3+sje7qYkbD2/Nmb2CSovlhY5huQgX"
    "sPmGDH8LApjQeymE7FyPGLOEa0wHMWOADHDAtMPDYWUxhVtf8ZL8gIBhMSQ9Qy3TcEP+mW"
    "+X/iDaXaut7u9PWe1tf1WmIswpvEBpEoGlF0KVoW7UTA5ydvN8SFldbgAVefGt2j0/PXDA"
    "nb9R4cdpOhVvvJBA3P0MPeDMFm/ybgvpoYTjrcfv0Y4PRF14HaLwixDj9YHz4foB1AWpsZ"
    "P/QpJg/ehF6evH27BOPfGl0GM63FcLbpDMNnnra4dcLvAd5RfP2vqgjGvkwFcT7PhfP5Ep"
    "zPkziPFo6DyagQzrJMBXE+zYHyaSbGp3GEZ9aULkw2wa6OCQCQMk1f2vYUGyQd7vQGYsDf"
    "0xZ2hXxQst/Z+bLTaUHLM9f9Y8oKmv0Y6nc3l1r36Jh1Bq1keay42e7H+gB2B7Bl0OcLur"
    "gaLtZtx8SOzrcUBftjdWOqbwr0DX0o23XqHp7NpxSeZHf06fYnYypKE15rThKblbJMSUuw"
    "72v/7Eew9yefo5vGPxncs2dxp9Vpf/SrS11z1epcruoFfTE3AS3d8JIdck3veNYM5+yUWF"
    "ux/jFFY2/8H9XqreaN1us3bm4jXXbd6Gtw5yTSXX7p0XlseQkaQV+b/U8ILtG/Om0tvnEN"
    "6vX/VYN3MhaerRP7STdMGRO/2C+KjAR2thKTWdpa1SQZ32JSMNbRFK1dTYNvd7UzeIA3+O"
    "Xk+Oz92a+n52e/0irsLYOS90v6PjnZieOq7h9X18F5aRsK8jjkgS6gAMQRmReE9G3ZYAQV"
    "SpGjQlRqf4eF2tsN/0tqI7bS4lbOgWd5joFn2afAs8Qh0MHrLvURyS0s7GU7Gh76yg7awv"
    "GjpMKCgntj9PhkOKYeufNnQhfJNaEpxyMh/+FLF9P9HUCa7P2oElqDpg52YxeWildM3Ttv"
    "jBRv5nC/knww0WOBQz+X7YDVh7YqjNh37LgMis3xCpqqKly0mcVs8xnrWjRTVZi2Mavnnc"
    "4PEiB6kIXX3xCiT7yVCoO0BYQqC89/7PsN0fls31cVnBl2XeNh0+Fzw1upLEiB2WdDmPx2"
    "qgpUXB+2GVy3vLUub6yqmM0wqAw3hYq2kGs3eSiHOjgb2yd21mk5eWt2MouXGITOSaZ4Nj"
    "wp7RycTdYKNlYrGVv8dM6qruRtdQhGU4s8Ar3J8JlWryTeUx3ZDtwEYpRFYTGmvPNpnacJ"
    "djAaCqEhslwBK6Ev4CBj6oHuOcno2sMzGddr4WKH1Xia2DNkefDTuLcXHqeP0V0KL3LpQ+"
    "iLwL6FPoGBl8Xx+l1mxYEW+N8x1leE4cUq1HORu7g61B7r8t/LOjeN64W+ftK6mg+dbpmo"
    "2UPtu1ZLkcDKQQIrZlTYuzlhl4yZLVsXGBoJKMGuoJHFjOHZhE+GjHACV1+2zFSk2lXn5r"
    "bR/qZfdbVGX7u+QLGCAaGS/Wb7Y0+nA7L9EarESwbkptnSev1OW+vpWrtx2YJaybJIvetm"
    "L1nRLxyQvnZz26IvAC9+geQr6V5Xu+n8Bk3ES+iTNKB56I3ra/YI6Sq41+20tPCPSikMa/"
    "rPiV4PyNdO90v4FPlqQGgjzTZ94Qb7I+WrAfncudRvOz0GePibYn13e9vp9sPeiBUMyHXn"
    "6u5Ga/f1L9otBSZyGV/q8hhtzvJw986yqXtnCeaePWI8vHWsNjFRZbYpndkmotbEnmFNU/"
    "bq2bQoSaTMs2Jp2VAPjr2Y68X2UrLMNndU5YV+5c5JtmR8Tz1uLmP2+RKKzld8ALv0iFQE"
    "bb++wro41qbljqa2u0jVhy+Zo6NiCvniyBdlI+2fh7Q/55Ctk4KMkWc7BddAWWaDNfBwhn"
    "WhJdBX4xRBNCqlMI1iCrq/goBKIgrNn0l+WGLAJsH9YDvYeiBf8HNCMbOUA3awuCYsBbTY"
    "MZ4C9WvsK6UA0D8bc4eXLj3/dZtX/Vpyct0CslUzwcSBlReUHLDCx61QXYmqNAdmgJrNEt"
    "2tjYz4hqwU+1jIjlxmG5Nq5TKLwSmTXr5BzdlswdpB9wsPjW0eaYAOFW/BQw24dAzRCwej"
    "I4ug627jQ7/ui6NjZoFyLM/DhNbGT6/TLWK7exwzht0bLmbGMDCq+ZVZRIUnbgCjDxphsK"
    "9BMa1n03dit1x3gc0LNBxNDPKA3SE3O9GnP1nehL4bbX/IiJsijIJ4Ru9T45eTd+e+Hc+x"
    "n1w/qAKrXQ/ekrVD68yyrW4TQQgSL77c7AaVdR5wYbnpTbBO6V+qW0RnAKwyuYlu+F/0qt"
    "f82NauX/FpZsOn23O80tgnntxso6NXrM9f1dGrW6193Wx/1OFlGv27rvbqtTIBlsME6A/V"
    "BOKZZkBJQpkCU0yB/AtY1xgYSpf5kF9jn/YFn9UHJPF9X6BE0YDwqegC8X+ZEUvr9rRrYb"
    "8SvwfkWrtqNVlN/9eAgJWCPuxr+wIFP9cxY53kC/WxJNKHCkCx7wAUnu0ZU31mkbQTx6X1"
    "kDlTxQTXmq1KtkMWk9XfTk5OT9+fvD09//Xd2fv37359G8xayVvLpq/L5keYwSJdkR7iQH"
    "C1igQ2ECKVGOEvEc9gHYfVuFwlwN+1qjg8FxSBOipVBfvHrnEmdrHoKH79KmC77wmEH4jX"
    "INdEBFWokzIza0DFslYfRwRVHx9AHxeN1xgTq8IMuoeojSqQxF/imwItc0GzqySizK6lIg"
    "Yc0IdSAFRfP18AUUlEwZm+G74vOkrjcurb/5m2OymMa1xO4RrF9cl2HgtTgyJCagooHzuo"
    "pMBunx7ER+IWsM3NZDlUaCPfbA5kfYrBhrhWLHRJHFVpK5QDU9jbb2UeyB3/rJxr1kpYpU"
    "NQDliDvdM+54EDRTa+z8wBb7CFUvCuhDe+3SzMGpRD8X+33K3Es6vYZJG0qG0HoUpHSFQh"
    "/0oX8u8QPzcVQqoMAZLk+WoJAzyY0FbTwPVgHl1NBv8KLGk7pGgj13hmXGYoC4KxXST4zH"
    "79lQGRdvGAjOBF4doYtJsgU4f1xKJu0oZMkUIlEBMc599jJYp8XAbysUpCt1tzpvxFJI2Z"
    "GW7dkswyM+YBIr4EYDBLxv2HZ5C4cx3eaVyySjT5fTNPFbt6x+xqZb3diUk8sjPJj2pETM"
    "GalYqyIK5xOQWsso29mG1MPt3sz+JwuPBGpsQc+M7keOEbAlzF2ONxhOOTY9k86sO0L+k6"
    "lUhamKUqlWjN1d71c9rhpu9rjlnkZXAbt8fjjIjROQRSFB4xvYZSTZRBNaG2xYrVdAiQlo"
    "cnunp6KCWYahusKGLlhjYPRSwPc0FlLcptFVzFt+sQ3Lfp/3bMtivDlLoFrt32jgMBzyHl"
    "KCBzILKPAaZca+URABKw3F5/4ClgOIkotGZC1Ckel2psOa6HHEz7ie7z0dixZ/QUYHhwf+"
    "4AoMnDwvaaZoGz2G9spsW1AqMrHZb0uTySViCJjkS0gHoYrKuObjuIJ2R368jDszmdEPDr"
    "Ohq6E4M2OGRtDIiIkXX/7GE3nyV3bDsz4R3H3zVh0VUnnzKcfMJ+ShpcVscvknq5xKaXWq"
    "/faF83uhB5SPwakKu7Xr9zc4H4v/EPNo9p5jiPDfc424R7nLDg+p9Kam+kD39JpMxdsKb1"
    "a/tBKfi8VgThUEIBnAPge9tMOUNdWsRwntMB9iVi8LLF5gABXmYFh8AddclrmuJ42Ww3ut"
    "/SY3/49eU5/fJbX2soR/Yt9MbBObIrLaUy3pcZVqVcUzbmQ4A3j435ZQygvlaDdlhtidID"
    "btfz6D30R1EzV3Bxx366YOoEF9N9gcf1B6ArcFlqXBd5NgpcWOq8Jn1BFg6cqR2ooAOc77"
    "ljj7CbogbZ2VO2bGjNJHumzvZrUjxfVN+3nTjI2XoFMfDyHrJEdXXCyjhhJZbWl5mfMvOB"
    "50gEvnYCcJEDW2Th9v1NLM66oC0R1+C6OBHVn+cEAIUlno4LJv7e6rNAVXs0/GGZQ1Co4j"
    "+Gr0FfC4rU+dQYYb/ZMaZ1Eavn62ITjzu65dut3j9aIik5r8mykrMZlL/QgIi/YGq4Hk8b"
    "LtKT81TjE+uBXv2dpThfEPqaiDZOG7WY1hcSORiR5wICWOQfD7x/GNPFJtNnyLIg7FUuhi"
    "wM9AmsS9E9ptM1Zn8G48PQv8/POBkorYNZ3ZhOY0+AZBMeSzwx5JkVh8jgzQ2IaT2A0xs6"
    "+tzrtF9HUjkYvGFfGk3x2GNJHOrsOU8T24XHPvIXY70+oTIG7R3aZ8O/o6GU5m7oP8FyB8"
    "RXwk9s+pnAc0AAmyA+ofgYU/rWb1AbW7D6sJuI0CdKzbE/YG44fk+xx7OF8BmNDEIRg3d8"
    "sGHArc45IbK4/177wVektLTvv8d2knJVEI1YGuM3JTtP/BFKaf/SSvsfaWgv81H5sc19y0"
    "svry/imgKjP/82UdSuEt5by5jB0EjdGq62N/myZd4n1j41u1qYq12+GhB21fnwQesG98SV"
    "uNe46jd/kySDa3E/TJcRuRR3rxrtK63VCp/rX4v7Wvs6uMd+i/K+1r1ptqXHhgUDctNs0W"
    "Nxp635Ge1jBXIN7brZj1bhJXKdrnbT+S1aSRTJtXr9Rv+up9NZsv0xWjl6Z0CuOu1+l+Kk"
    "N3u9O6gaK5Bq+ElJYgVSjRDfRJFUS0pQkiwbkNvGtxut3ad/1j/u6EvrvbvLm2afAZN5Ky"
    "nVuL3tcqCy7iRlutpn7Sr1Qf6dpIw0aDJv0Z7Rer3GR02/7fR4D0euKTafGs02/SYarCH5"
    "ah3b6lke2+pZtm31LGFbtUfMU3AdI0lMVFlJSm0lAdKMvllaplgTJQ6nTddXnc4FH7v0a7"
    "xA0kWYpolPFo1WmKXJL4EJ7ea2pfX5dCd+rvO5bj/REu3gzfow0oDqwf33oIk9w5oWSzIf"
    "ipR5h7eVaXUXWUB8FUuRo7gso+Lyxm3DoHsqMoJDiRJPOaUdv6A3K4K2X19hXRxrSTVZaI"
    "qOiinkiyMvacxTtHi2PcUGWeoc50vGCXNUtFqL5GWn04rAf9mM43t3c6l1j45ZX9BKlpeh"
    "vyua7k1l1CvA+ZTz3ufdd8gyat+hovRUn+hXyaFaHo/kSsApvDaLRjyKSKkhWro4UpXENR"
    "aGuCC66dIKYxVDYweQKma6CvtQbmhVZqBdoFosMxA7ku5zsJZzyVqJqnx0L3GIvgNFN2eE"
    "vpd3ADpQfIvHmIxtVbcxQxTNuXGgWKdv8vPMGWHcoU1njNwRjA4U4+jhv1TubB8wjrLE5f"
    "L6MmeRsV8jV9Ae8EUADwB0ZDuI0Kmzjp4m1mjCc5a8fY2Me3vhBc4WiHH+nyb2FKdH6tmg"
    "PRae54dl6u7EGnvM18EwTVrHs1HCh0P2tBCeH29QHzwC7vGDRZBB8JNw34BnAR8ckvKxUE"
    "EOLBIQJIiODHtADGIz14PRdOF64BcCvhwz+hs92ODjQd/4O7QCHhDMXwTcEXgLb9AdWbi0"
    "pcAVZBcudb2ZMZ2WxK/ueEefrKBKn568Pw9Y0nCxjCDdu2m0Wqv96YIhlWIyXE78D8X2R0"
    "d/u1uA98D9L4nDHT2fiX5ITKL+raXz6ESqtHIqbSB+CoWpbMZcxNhxH82MZ+bz9QYN4R3A"
    "qXhI5585NjzucMXFXoG3rg2OTLbD45fdP9M/yEYgxFx3hbtcimPwfh+dEb0sUN8ItcUqhy"
    "r/jUIRkX/qz1rYvVky0Db+MafTOM8vKUaCdL6HjtNdbDgjZon2P9saE6RdyS5+Ko+sMnhk"
    "yUMhL8VAlqkizSBXjqvzJTmuzpM5rlSko3UG9sFx+BUBQtmSygqpsiUpW1K5od0shPiOjz"
    "NZZ5nVB5mcp5iWPXqE2MkslPL9s4gZFMSEYMoPz16MIG6D5UH8DDoMecDkezy1n5KHk41b"
    "ZEohEe55yCNvuP6BhIWDgLy/f0dDFgRDh0ghTH0jroGKGsS/QBNsmEjEY2ZhSkTQZx4bek"
    "jo0UA3Fzh6SqKHiKmF6dvTO6BGwizaCUF0+00/QxgdZpjTN3mUynVo4gqslYcmP0Nv7Fgk"
    "Xju7RujMter+6rbgm9d9X/JVDWdUTntK5MNLLUxKLTkr8rNfztOiOiqWaI9QX3ZU5N9JAv"
    "AlB8VAooLHxB24jlretFCi6UCgkvDuItO09GYJnJe5d0bEKoH23l3kwjWhwAiPSlUC+Fgs"
    "/tNc4xyqZcfjP02O9M180Dd0QN8T5LXrbuND/wKxfwYkiE4TBKZhMWi0C8T/HRARRUYEkA"
    "kjpkiBUsKQIlIIETnKTPg7vt1+mUVD7M6TPZ1pWpMk9mdY27HlcmtBniKb5nU+nUgDpf56"
    "PnXuuq1vF4j/S7+HRhMu2T8D8lXTvsAl/3dAbjrt/icoED8G5EPzn/BBsH+kAEg9KeRRrx"
    "zfCOuTmUXSSJLLjNBRubU+lpJxc14mBh2LQkRGhVZ+WabMn9Ga6/5pjjF+mjnETxPmpalB"
    "D9hja2Sk723zzV3JVkrsJl/Tbm5bnW8aXd/9XwPSpEs7xJrR2n2ISRNcDMhd+0u7A3HPxI"
    "9yzExz49mxp9OUaWmZO70ktUdX+qDkYH3pDdO04M2Mqc40l0XOgGmyJf46ynsO9AzH00GV"
    "m0QfDOEZ58CI1DIjeKV6AGzaMfwwMQujJ8v8lbGTldh5sZNlNsRurVm39jf63y/HJ7+cHr"
    "+AujhtAPq2ngJHzohMZdicWzt0huayIjvkqNT+9si1txv+t6txvOtoMYrDtdYu4tA4XCzv"
    "w3rxdiOSW+jmw1ltD66XwXvl+5qfc1xW9XSZexqSkq/Ty7Kc6uEy97Bi3SrW7SFA+h/7vi"
    "CeocR+aUulhFIRmBWBudzQbkZgTsbFSIuzK0Q/fOniaZadprpJcZN6kw0xChJAVhEgEWJh"
    "Q4jyR6I4TJB8/vimMBUI8XOQQMWComwIV+FQMgeDWdIRJbIFTMLWIbhv0//lXEY/8zYOcd"
    "e3cgUNN7x5ls8slOljgOXGRuCSYerjnmslDRo82LN++kgt4AXVNPFsbntAy+nike2kxshJ"
    "Vqov84+ywup0Ygnq54j5EPdjsh8RHo/xyEMLCrODDPSIn32Po4XLgy08Wd6E3hlTuLAzp6"
    "h5fg2LzBdeWoCHnTyHeVa5i/v/0HaCxMIWc5BiKXvhks63U9swWSgeiNtTh6TCfEc3ZBUE"
    "k1PExSEImyxZsrsQ+aJTPZ/mwSbc/8PgN/PVSXpAhXYLlUG3FE44cp/lNRTKMhWk0m0/5W"
    "JBJ4XqeiecvHuXh/H27l025Q3uRdGV5sQiKMfEKoj29i3WYoEpMj9LIkp/m5GJo5iVIZRR"
    "QeIVoeIvaJ7jO86iaRZkITUTLTd/hHt6paFfrl+IDKtShRhhnTMVioi0c7V8v770SB2vuV"
    "4sWvSMPTlirNzsRXpIjzoa2w4/wEIAEfLgQkgOYvthEXNGrd3Fk9mBm1V1IeDEFJvDCxEQ"
    "hUcj4RlQWYv0XSAuYzTmrD2Fwz69JDymrfUAOlD6bqPpwsw+cMfO1IVO0Sr07EahZxVTWT"
    "GV/6JMZXmeS9F/L3MuS8gqF7MVLmaJjdnLbCDALJSybxDWouztgjBJ5VG5w66Ur4hT2350"
    "2ZpLV2b6ddchehisi7Q1WJhhFTctB7TkLAxyil59s8ZWL7X5Ang5dJMRRLVSOu4y6LiDLl"
    "nHhzkQLrOCsHbd7GpXff0T/ecCSRcQVaF9rfcbLebBLF3EP6Bc6lsVokqFqDpctPftmqxi"
    "v1Qw9ovSMa/1fR2ajlm5gCiSfZn0zLlI9ls6J0aTq26F75YzvWo5rZIb89x8wnPKaVriQm"
    "efqKUkgKtP1V/hBOzaM3xvm8/INSyzjhbEmHqYJdJJnpzzCOQ7HYecRumIrM7AZTgDQ98W"
    "2f/79cu86yztxt8F9XTxDaIkpnaHpd4d0psTu6gva0RI7Q0TXCi14d4FwSy+JBfgmcVFFb"
    "wxeFm2iWKwSiIKThUhQJ24S3Ooqyu39jK5tcfn2S3gmlMJcaioSktLDkxHMQ/EjeeDQg6N"
    "h4pxyq4oB9Z8569mhtX4Rs5IGwS82Gckh0NSWu6KKxTGKkjTccqBDJZoOSPVVuo5OwSHqf"
    "pYGr8MZlBWRWDwNk3ax5b3zNIM3nYQzzDG+LlA3LWfyBsElGIHcgb6iQQZK9jEjvUdu2js"
    "2DNkg1JU0HyBduTOMTbr6MmxPA8TZDGK74C4kISd/ln0B9cqwlPZPoOnF0RDPhLRLzNkzC"
    "3wx7XGz8MLlr29HuYsBDFjBtkTg2yIdDDDK7JQ4gNyZNNphL7vzP4O78Er0NsQlOJ1HQ2n"
    "lkuHM/MTHtT42/ktCB/gAYVxaDwZlkdR1F06SxnewsFCJPlEeA9ie4LkTJukMIwwa0VEsR"
    "SiTwZwnGkfRJyNwwz2kBVyaiIXU+Hcqmdp6aMgBbGpVyYWTFZellwwGEQ6qOCmFh+p/qxR"
    "q0s5BtHXT1pXQxxnvhhkvkSYHCmJ9zZeUreITkcYnw7XeNvIbm3jl7HHerhRXv02qNG+Rm"
    "IEqcSN5bAlzBfOaGK4tC8hMapePI9jZgNVSICwcy62Sn6z4+Q37N8C6Pr1K4jsbiiJ0hqS"
    "tI9l8BElmZdIm/Aymr6UdAl837dO9rG45P68kXY5XF8kAdnhZcOkf4R+2+18pMfoXsHdhi"
    "wKSbCCiwGBbFjN9ke9cUvLfmu0LlC8ZECuOje3LY3lugx+xs9oL0PlFPvd5Ee0zJ0pFNqj"
    "H5O/mzwoN6aUHAgFsZaklNNYkbxkqefIAsCnN6AGfP4uUDTxdTrg4IhAi7m5ZjdHJVU3l7"
    "qbFTlJsWfKDqdizyj2THkMuYo9o9gzB4XqavZMHt6BH52R53TeUrqNvp8fuiLQJyMAKaaG"
    "SpJQYnZLDLUUiksS12yeS6xHWeUcsXJEdR7Whkdzh2b8eDaBqb2OBJ9CMEQYvwJYF6DLEX"
    "HlYpFzttl0aox4aeckjL3J2PDSBOxH1gnpA8si7qSXhkp2/35k3UyhhkSetoLYEOtDHaSm"
    "9uhxJceCvxZqttHRK6Erf1VHr7i6XLt+9VqRHMpBcijOatiQxlC2mXbX1hdlyCyBIVORSX"
    "ZNJjk8U3FxpGtiJQvMvwPiL2gXyP81IF3ts3bFDMH+rwG5arSvtFaLWYf9n/EdysvMT8RO"
    "Y6hke8z79avAYdu7w/zifgZU6XUMKXFZZUoptSnFxCNrvfzpUUmVQb3MvexgSPoCTlIONl"
    "JTCWRPpGmyalItPqkqo+UOU/YUj6YgiylYE1FK+dx+X3S4JgRVTiRlZd8hnHGVZF5M43IK"
    "2MwjQOE5IEVUwavYIYodUhrrXF2xQxQ75JBRLRZbJRLJYENgI8ETKopufHOUL3xNRurUdU"
    "LXBE1VFODY8TMHvvKeSk27qxFO2YPmQDk8ve4T43Kec1dCnDjqq/hAh8Og4mMzjTkVjNol"
    "jKmwzkqiVM8PZP5keRNkEGSYJrB43qCvtAAygDr2lMph8kBfldGcIJyOu5jPbce7QAawoG"
    "bYQTMMdI4kXWrbD2CJRB383QKi0RDC3xA/xtA9HkHEIHsMpKvZBXIhv6gx5QlGXTQzniHS"
    "kPHoE7U4TnX2PJbV1HqYYB72B4LvQBHBT7RkzYxn0HX6I2aTlQrtXhqmkgpXsdNwFfKoL4"
    "KxL1NBnM9z4Xy+BOfzJM54ZljTIiAHAhVE+ORdnsBBtFb2SH6XCB3EACs6lCNC20F69fS8"
    "N5zfn5/kwJnWysSZ3YslfrOzkhrmyTe5QX7D/Ww1a52vba17gdg/A9K4vmm2m3T33eh3aG"
    "nkckA+NbssHgiUXiD5KrzX69H6DUhQGS9h+SuBF6bfNNqNj/DUWEF8f/YyZLFws8d7bM3O"
    "T2mmzOOg2b7WgPGntfv6VadNu/yKDYH08gG5bXzrdloQJYb/WKfvTvP03Wl2350m+s5ydb"
    "E5TzkPLouSERVUEUoKhMfwzztJxDNZ37LI/hjfb+Mwv91g5eEU75Pjs/dnv56enwXM7qBk"
    "GaFbxRj5i3LpXpjHVU711eHbbsuJ664TUSaHNVfF6iNj4aYGCCvkMM2arJpiNm0y8FGDQN"
    "8OgWYVcquQ4zYwV7dcd7H5UMttNDxssLhrrwIrF1h0FQe89oZWSbddK+EKcqhsHiGjilln"
    "UgJkbGV9rPL0vuUFMS9UBzmkJhbL7Lzhx/eJt1JhkLaAUGXhsUw8m9seOILrDh7ZjrkhWM"
    "2wwS5rr6rIiWzuri7SA20Gm5RAvopgRTYLug+dgmzZ+PLZlJvCVEHm6dLQWrpgmG0GW+EQ"
    "W4e420pAF/Af9wxeJQaewmz/jMQGdqwRGBQTjERxp76MkWiEdVYxErNhWE3AK0Swy7ScpZ"
    "oAUmxmYiIqL3NjK/azbCKdyEhYhBwjiVSShPQuFwnp3RIS0rtE3C/6URVAWFSvILrHuUh0"
    "x0tIdMdJEh3oIoXmIorw516nnR2bQIjELcHWyEP/ZZkYDxDtJeACGBHzbyLeRjy0Rj1qUo"
    "QGLtNsitmWr+0vZj//HwIM0GY="
)
