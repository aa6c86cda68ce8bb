"""Events may be of any type: one function writes them. A new type, or a word changed in a record, is no step any more."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE "company_event_new" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "seq" INT NOT NULL,
    "type" VARCHAR(40) NOT NULL,
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
    CONSTRAINT "company_event_seq_is_positive" CHECK (seq > 0)
);
INSERT INTO "company_event_new" ("id", "seq", "type", "occurred_at", "details", "group_id", "covers", "salt", "disclosures", "hash", "actor_id", "company_id", "user_id")
    SELECT "id", "seq", "type", "occurred_at", "details", "group_id", "covers", "salt", "disclosures", "hash", "actor_id", "company_id", "user_id" FROM "company_event";
DROP TABLE "company_event";
ALTER TABLE "company_event_new" RENAME TO "company_event";
CREATE UNIQUE INDEX "company_event_of_installation" ON "company_event" ("seq") WHERE company_id IS NULL;
CREATE TABLE "event_new" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "xid" BIGINT NOT NULL,
    "seq" INT NOT NULL,
    "type" VARCHAR(40) NOT NULL,
    "occurred_at" TIMESTAMP NOT NULL,
    "from_status" VARCHAR(20),
    "to_status" VARCHAR(20),
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
    CONSTRAINT "event_from_status_is_known" CHECK (from_status IN ('IN_PROGRESS', 'PENDING_APPROVAL', 'COMPLETED')),
    CONSTRAINT "event_to_status_is_known" CHECK (to_status IN ('IN_PROGRESS', 'PENDING_APPROVAL', 'COMPLETED')),
    CONSTRAINT "event_seq_is_positive" CHECK (seq > 0),
    CONSTRAINT "event_moves_a_status" CHECK ((type = 'MILESTONE_STATUS_CHANGED') = (from_status IS NOT NULL) AND (from_status IS NULL) = (to_status IS NULL))
);
INSERT INTO "event_new" ("id", "xid", "seq", "type", "occurred_at", "from_status", "to_status", "details", "group_id", "covers", "salt", "disclosures", "worker_sees", "hash", "actor_id", "company_id", "contract_id", "hire_id", "message_id", "milestone_id", "payment_request_id", "worker_id")
    SELECT "id", "xid", "seq", "type", "occurred_at", "from_status", "to_status", "details", "group_id", "covers", "salt", "disclosures", "worker_sees", "hash", "actor_id", "company_id", "contract_id", "hire_id", "message_id", "milestone_id", "payment_request_id", "worker_id" FROM "event";
DROP TABLE "event";
ALTER TABLE "event_new" RENAME TO "event";
CREATE INDEX "idx_event_company_f0f073" ON "event" ("company_id", "xid", "seq");
CREATE INDEX "idx_event_worker__7a7212" ON "event" ("worker_id", "xid", "seq");
CREATE INDEX "idx_event_hire_id_bb4d39" ON "event" ("hire_id", "xid", "seq");"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        """


MODELS_STATE = (
    "eJztfWtz2ziy9l9B+UviKm3KdzuaM1vl2EriGVv2sZWZnbPaoimJtriWSC9JxXHtO//9RT"
    "cAEgDBmyTblIb5EAtgNwA2QNz66e7/bkz9kTMJP5z400fbe95ok/9uePbUoT/0Ry2yYT8+"
    "Jg8gI7IHE6QdSkSDMArsYUSz7+xJ6NCskRMOA/cxcn0PiI8JJyfR2I7I2A2c8APpjR2aP/"
    "MiJwiJN5sOnIC4UcgeE9sbkUf7eep4EQmc/8ycMAo/QHUjf0jrc737pZbc9/re7dD38E2s"
    "yJk+TuzIuSVuSEt2yCNlBHrfc9pkFNh3tLRw7D+RJzca07JbWOp3Wh99ZcpiPzg0lzyNHQ"
    "/4n4kd0IwwnDkjWtWt850WZoXOf26Rj6fHdji+RUqocuzYI+LfYcP9J48Mx7brQQYSM1nM"
    "PJe234r8e4eyBFQi//wXzXa9kfPDCSH5T+xd68HBrnJHG/T5fzfuXGcywufJY2B0fsCL4j"
    "uIssTg4HKmjbaD4RjHwvMjPtlARio4TPwJTI8PFlahDC9aOX2E+Zbg/fbt7PQzUkLPDqyh"
    "P5lNvYT68Tka+15MPpu5ow/AA8/uHc8JaCeNpIHnzSYTPkRFFpMRzYiCmRMLZ5RkjJw7ez"
    "aB4bvxP3czbwijlvBvwR2FHzznyXJHf+ctlKgtq3vZs246PcvaSA16aIk2WnkWHWXwwbi0"
    "E0E+f7JyE7lg7gZUcPL1+Pr97sEmSsIPo/sAH6LUNv5ERjuyraQ3E2Hj35S4T8Z2YBa3oN"
    "cEThs6j6hFRiLrZGYQ4hMCegGRbkztH9bE8e6jMU3ubG3lyPi342sUM6VCOft0AmBTXJc/"
    "2mHPQN6qfMVXVUXGgmcN5XxQSs4HOXI+SMt5OAsCxxtWkrPMs4Zy3i0h5d1MGe/qEp66E7"
    "oC0oUttBwPBGCYpj/5/sSxPbO4zQVogh/QEl5K8nHO687Ony4vz6HkaRj+Z4IZZz1N6t8u"
    "PnWu329jZ1AiN8Lss25P6wPYhsDexHqc0cXVDh3LD0ZOYLG9S8X+KC6s6ZsKfZPaFFqzxx"
    "FIybKjdM+c0ieRO3UyZqaCsrSOGfHCPogfJXqJb2rqMnXl9FHv7KJz0zu+uFI66vS414En"
    "O5j7rOW+P9AmtrgQ8vtZ7yuBJPm/y25H3zLFdL3/24A22bPItzz/ybJHskxEtshSRgIeH/"
    "hnZJolz7zI3O1pRq2jqbRe6gPceqk16R5a8Led7b3DvaPdg70jSoKtjHMOc/o+/ZnxE5kl"
    "TmTzyDm3jEbkusjjU2gFESs8byjSrbqJEQ7vVTapKtfrbVM3thb8lz4HL6XEpZxA9socQP"
    "ayzx97qeNH4My71CucS1jY63YoWaeVPb0vq3ZZlcW/wPXV6uzjCm6p4D7w7sF4SZUSW1rm"
    "n/3Ace+9X51nlPwZbZTtDU1XVfHtNSuzJxW5kqJOcpMmBvZTfLGaOeioTKgkHHaeuabfxv"
    "XZSY/dyw7s4cOTHYyszA5hl7zsitlw7uT8n3+9dmiN8GI5HYFldaCo9ekE47SxsKRYMau7"
    "CJQTEx2oAV0NliOsHpS1xhIDXRKKYnF5xUWtq7hoMbPp4jPWKS9m3cVkRXb4sCRZ9WhR6y"
    "qvZayCZZe/lRTQ2A2g+QuK6CsrZY2FtAQJra14/u0PFpTOL/5gXYUzdcLQvl90+FywUtZW"
    "SLH+cUExiXLWVVD69fhi4rpipV2zwtZVZlMHNAiLioqWUGr3vSqHYLhL8Hd86Q5BuV1IP5"
    "ruTPUc26Nz0iipm90H/neD3aqx6yUXLzr69G9/g4h7JkJfjXS/nZ+Tq+uzi+PrP8ivnT/g"
    "LUWf9fEX5ZCxPTGXoEQkTkwNKYnjQOeIMSXIIVISx65KbwBFIGc6n5Zx1u0pzAUafCwon8"
    "ZQaK7umb1VDgUtULnV1VSayK/mGZqQrZ9D/szHhqISPRSyxkmNlJx2Ph9/O++RrYQJdS4S"
    "F6Tlrt/bTLO/W1TH8Q67INEJMIHHaVm8Bb0mvgnTE/krue587lx3uiedG2IgppTv2Xe1SS"
    "679D3PO70OSW4L05NBfDmY1BdaIz6XbZxcdinrMci+n02J7euc/Erevzc1n5zd4Itvkp+J"
    "gSAZjTHhJrY0wbvClPHDEvXzD9va3j48HG1jM687x/Q9z7qnnX+Qfg4xbSkVS/wqTFzJRN"
    "EiXHgbfyIO03TnmQ2tjg+FhfhqdhOLpIUo60vPIRPXewCMsC1w0e8k8HCL+AE8BHSxCxfp"
    "E7ZwUZqnMf3OyC1nQtgzm5Y92oCA2JMIvsM0/voV6kRk9ix0AqR4GvtTQFbTn/bAn0UM7E"
    "3nHZYV0kpoQ2AmojWg8LKA0v+UMewwkfxLg04rMGkkaJVCSLNZxb+z5PfFzjUBpsnvX+ln"
    "KkQnfQQNkroeSOpq+IhXR0a8JOx0yUAJlEZKlACR6NCVPqXfU+QqeOuM56WL4MXVcfcPi6"
    "0yp22iZfQ9ytk76365seiA7H4BEj2n712cndNl+LLbubE63eNP50CVzlPoTs9u0oQis+/1"
    "OhdX57QB0PA2kVPSs+vOxeVvUISeQ2vqAFbSOj49xSqkVPzs+vK8k7yUITOhFPWo6b73++"
    "X1r0ktcqrvfbuhv087xye9s9+YaPUcTqNTSM9pQ8669KWPUVByqu/9cvnJurq8Qb7kN+2v"
    "b1dXl9e9pEe1jIQifi0to++dXp58u+h0e9avnSsqfiWpL6hlUC57ZWD2e9ko+70UyN4f4o"
    "FmHpiLxtrgXGqNcxk5ke1ODLcZPbofMXewxFLnuXcp3dn5R0/pSfHNvL84/sem0pvnl90v"
    "glz6xk7OLz9p39Z94M8eK8KJZJ5l7tvqK/rC/ZmsG/9uvJDLHsIJx1wjuJ6Xcq82gEN6EK"
    "sibUHfyLq6rEduOJz44cyoMcyZo1W2RvLVJV8Vvv36wO2XPOi9MIraHkZ+UHENlHkaGK2+"
    "BIrLoioSVbkamaoyhRvGigKVWBppFgC945vWheHdcUkrKdcSqG75K83Acqcm1yVIdt2U1L"
    "pg5QWlhFjh426kWihVaQ6sbHdQTxRBrFNOa5NlJU4ff0l64z0NMSDfjCG9lJGp7hW3LcjA"
    "E0BM97AKXXxDgIQiZXo9pkTGA3CbqY3hNy8T39ee8AbCL+mBfKpg7UkyJLJEnZ6jSEcNpv"
    "gAkVikMlXWj/jlFOipW8qEyV9QpHO04ZJSN69sMbqxYJ5YrMEmxTrdLFiS8jD+fXR4sPPx"
    "CFdeWbueT07r/9Y9+99vHWiGLAtQWeOQ3pSlFgMnQEdPF3U3cr87qSpzqROlPn1A/k620k"
    "r5fNVoO9bL85YL9Xwum6ahZ0RM+uw1czSrqs7eE4p1g74+sczJ09VLVKXU9NxR2AdyNp3O"
    "sBwymEXkzmd+yuhLRjPmqCykqw1NBI5Z9z5PQaBQhxej4moR+GbxuUBZoP+xp8CN6HPmv4"
    "xp25nzsp8IXeRCh6n70Q8a0oOMZ3Rp0xyeBY6N7s5iBIc98h8p2W2bF0cGDm2qIzlO8/2H"
    "uClhC+q+9yNED/iew5y8RWMn9vo2tkeEZ80e7wN7BK93O7DDxHUbL5vxPjGEAK106IjGUj"
    "ooGx9hq9rkdji2vXsnvGUVgUSYnzcoHSRJZ3Ej7ioU/tu4kKABUx9dzdEUcNLOa5Nfbi67"
    "LTJ4JjEcjIkpmIbcCxxv/M3X47/t7B+IogL/KRQ+4ZC6lXQVNJDSTLPxDmMOI+cSyQc8AL"
    "HF/MXlgx44Soe+A/08LZRsEdiBD8ufybubsy/dzuk7tvVasHb/0SmEWfCaz7rk/bvT6+PP"
    "vXct8u6q0z09636xoDHHvW/XnXebDfiiHuALMVRTEs8EYEgcDQjDAMJgX4D5qrMYhpFw1/"
    "nicwM/7TbBP30v9X23SSqr77GpqE3YX1Tsd65vOqdcp89/973Tzsn5GVKKX30PNLe0st+7"
    "bRL/1NfrMlevO+U8FeY4Kmz85722/7zIp1tSa+p6pluYT+595kylMc41W9Xs1oBPVh93dn"
    "Z3D3e2dg+O9vcOD/ePtuJZK/0ob/r6dPYFZjClK8we2jhKtrxKOGZptGXVtWVcfJWdHul8"
    "6yD7l1ae6YcnwyST5w3SxN74f6zg/zE5lVUZ6SpXM86Lx7nnm/z/ZE/hgn4dZPva8ze755"
    "gD7qkwNt5K64z15NdU1ftYYWz6eAX6uKqzf41tHWbQV3D5n3vvW2XlKixoHTrk1Y8kjafO"
    "v8KMB6qdijAtiaWBadUKSLhCH0oFoQrdVQWJSiyNOM1nlUHVUarzNd++cTtTWa46XyPXjP"
    "u6amJtPEfnSvXJDx4qA7QVpmZirR9Gu6aCXT5Im43EJci2NJ54VUWrfLMlJCtATQvKdc1c"
    "bOpSlTaYJWQKJ6alzAOl/ZrXc80qFKt0tCwh1ibKwRwiLhfcwHhgeM3pdkWlqx+SSog33v"
    "834i0Ur35WWiA0R+B8d8OlhANYszk5raxfjoTWOsBEEzGhkpiaiAn1i5iwitNT44F7lf1L"
    "C9MCZOEJg4Uox8gjFfutuKJezK+0DBpGFimDciWAWYFwbQtfwcw6TihTFSSmTGNwh4z16j"
    "BCVrmWa7KXTYBwnEWk05UgpAup4JfU2gR2xLpLJHWv1Al0hUlfJDPoEofhUobmN1wiz1DY"
    "ywWYSWS5V3cBLQ6ZSM8ThY6el2U3G38L8xnQinuHtvAPXqp4ICwuWzm7yONikGv8W9auWN"
    "m7y328nOJT/rxfwo13S75Pw1riZHEvLGjPzFvKO926G9yNjvagEQZjZiOtYskcjx0wY47n"
    "3k0xlSE7m2zBNPnB85+8VF1ZhJIBcznzwFZsuAi/YtsgSAmbIPgdmwK921QbyttfYHKdTZ"
    "w0WBi3otW1XAVbFkpVkCJNipcWl3QVsUUx8D6N/UlOHWlayRW8LHWjXDfRIXw8m6MdNx+y"
    "m+S4e6o/Ey7k5Q82eVDMAMtAFXrzrC85qZfF5sLAE/NU6E+dgT96zpackVwSXrwWKg2TZ0"
    "LtTVQG8eVfXpttY+UxnHoPbntsgSE1b2XuixjoC9+Eb0tyX0Kjxd1F2bc2hh9AFv2JxAS/"
    "9b2PIRaB2Ti6ne3uwECeuDmQF/Z4OtzMNKmW+yo2jy5XN5BWq7eEQbXJ50J8fZ3je0G+4i"
    "72waCEEi7njCFyfkQtgisBmOTLZvfvx86PTWFw/633+W9HH8hvsa8CdEYADgvciDzSg04k"
    "vASg/wUIYmB22vCSFWK0hGQrx6Iq+PAcbmbJg/Pc5s4TXCckjz4UAnEYWrTglJsF8K/w3Q"
    "EHC2CBj/4iwFUELc/x7l1KOLUfnLDvRU+UFyMBMlZWLC3QsYdj4oMHgsIoDPyGNBzbVA4p"
    "1wSNNX4drPEbuOBL4LDYiE8JNAe+H3OsoXX28g3LxtF0khZvNjxf0K+FcBsY/kp0xSrA8F"
    "PYsTJqSz75L6yTWzOvnylretimNqrd1dADVLs5lXa17BYRf+f4ScT1h12Y0l8m749VL5EL"
    "L+mixIvg7vbQPtjZyL2nS5HnOx3kL6xdUInjMxzW4XKAnnxSteZSJ1cHbPPwnlUENwG4CV"
    "AP4xnnT9Dx5x4+OQig1MlT0BYeO3+HU5Kf+O8jof2Mjt0gL/YJ1045dxP0hXH5XqKCjNNb"
    "MunE5aaOb/+UroHYyk8LGvFTeszGHb79U8tpzn51OPtVtTFeyLi4blu3V7Aulr+I9LbZLG"
    "OZJ2/DvIISzxEwbID1ABNTf+ZF8zjh0jnXyWfga7vhalzNvbCrueb+7UVsoJWdSXmpKmyN"
    "WDWxKnu4CnLV+RrBNmZ7b2a2J59uXs8YanXFq0yJJeSbnBgXF/CFXNaaSlifHNck5EqCwz"
    "QAMNX4KOLEg9QiRTngUKBGG5E39kgt58RQ2YXAuK8CoZS/qrYA6vKMMtWUxYMqYwsrknOK"
    "a4qpF0UM4u0i/rZGHwe7+wWgwRS5dhkpCatF9JfS7yQBm8zHSTnsXAZHcjcpjzpzcBR39M"
    "P4NkeDre2tQ6ybQXYEViefQQfusDayTklJI/mCMmSj18VJrK2j0e6oTONUhrzG6bXrN7Zw"
    "NSkCxpgubJPnrYL7WpWyGCT0SFeTJLYJARAU4Gr8uzvz7WsZBsNtaoN5qeG9Z3Pmbry5rI"
    "JI6+N1rHh6qKUwmzN24xqn3qIt4xqnDCZn6oQhPcItCDe5YKWskbwNcJMiP0OXntPz6X8v"
    "7GWoDlNq4fAs9jFUh7uGVzmzv7DRXauCYSU/Cle1rzSc0vMANbEjCMPRTHYSkX0sG8lUhU"
    "eyHj1VXZ1+ZnEomRVWAl2BQI4s1OOdG4QRmUJYyNQhrXoRaFsROsF3FsEyEkEaY5MJmh7b"
    "VEIj4s+iVmKUQd537GDiOgEJ6Fdhh05IHpzHiNge2kZgAUgM5hJXl4QZkIGtRd+L43JiDX"
    "YM6EH7DzhkutH4J2asQWef5xbG/4RWsYazwJFTaBpr+YdNcst5DVEm+wj7oXMXFRJ/J25q"
    "ErbILQNY3bIH3Ehl8Bw5YTl8EH3FKUf3sgbkR6DUFXOMGzhyIkLGHjvwHiG02EvjSHvOCQ"
    "vJqJqgj7U4cifjJA0jKA5RKI2yGgMKNm56x93T42sILsh/9b2Tbze9y4s2YX/1GasM4GC7"
    "DDJpOxuYtJ3CJYlP1dgb5uEvsdS5C2pjoNJYAL2wgNHCOn3YcT07eDYLWHDokdJgsVtBAe"
    "dhu8CGpyVZnVA5fjrr0h2z2QxI0Mtz+qc/ep1jfVDHC68m9bxgdQnTK4aoeyO5Ly9CXWNz"
    "NU8HrITNVYP+e5G9Z4P+ewGxNhfoDUhtFcRbBqS2aggqfuhFDvZbQi1tayAqcT5Dap7IsU"
    "esZLwonBn1N7ifItgvqsWxPR4rDn8bvAbO4SZvfcBYWQip+G5LAH6GzvDgaIBTsw6PyqDN"
    "x0aJkQO/43Gxye8hWHGMJNvHWhZhAohiD7i3L371AU6D2KUHd5UWFwP2nk5o2YFjNBDNoK"
    "tmGpp1adjOcpZkphfYJvE0A3IlhLyp3T2artPRV3DOlbrwJVx8rY4ejMvdrR8TwRQ7AmKN"
    "DEJC5Qt+fcDvD3ddNA2dyXcnZJ6BnoB+CN7T8HY4fem+xLLhNv73sY9mqqBgCYnvwW312K"
    "dTLfyYeZE7Ibd44T6yMHXLihoCJC9ktrB0iYQCb+0Ibtqj8LZNSYjD7+uhMCdo0cp99LzU"
    "9+j/ZOJ79y3a7igCl0dwiQ/X5XQCweI+kGOPXF4DvPT4nL0mKBJAhUBoY74jCwn8J9oYOo"
    "9fXn5OiO7d744H+ggsewRN/Knv2eQ2cO5moT25ZYa8T2PmNioW5tD2aDPIwEmUHVWu42cB"
    "3c+lzXa163h5XwLAwQq38TD6rCfbZT4O8q/i8c0l127NtXxzLd9cy+vX8vyTnbM3JPZadw"
    "dOj202S/Y9Mam24+m1Hp0h1o50b2TbHUssr2dzvPVCEw43ON7Z3jvcO9o92IvtjOOcPPPi"
    "9I0mX11S4sy/zUy4mpvMWt9kyluyqp2s8y6hq+vpDWktejrZzVXtZ5Wz6eU69zI/nNDeG1"
    "XyEaPzzbUVqVm/ag4gyuw1drP3GrupvQaXWVrM2Q4tJZZ1kHDj0nIlumLVJrFGvdqoV+ss"
    "1ka92qhXV0G8jXqV360hNU/kkMc3QUgvUgadKL/eaAvPFzm6UOWQjAxyTioaWnLUajOtrE"
    "jrlMqGHWnlHNlRBtvSip2nTLpYMLS/kJY3smPl7eHOnbP3EReJTEVviryCrlcMUlX3ikqb"
    "0gpfE/W8Wl8si7eqbNU6eVI3f8Iqx6tkqFlcIRvrRg/DdKr3A4t/DQW1pxlkHXTy7QmlFg"
    "ZcSqm6DC0RH1hmjK18cim+En+kREySP18t/JFGbmiwCMGVo1CX9H7tlKsQA5WuQ8dHQpGu"
    "upUWU+BmjuJQ1qmzuLIGZXoccDZbi+7EJKUiCk1c74HZlYGl3buQDMf0G2/F3pZd5haElu"
    "SFNlMOMjstIPTuHTCsciZ3hV6eX7Au0K6/v/3hjm7B7sv5z+0mGIuBwdfjxB46otg7h9IS"
    "pCMi7Jle3fsrtpm9+d9z2jwIesQoW8QPYlMyytT3+BtM7DAiKHJwoQKuU5hpnXtPUz/RN0"
    "X9PdrNEVqoGzmbTK9vK/WCBJyQFRT7vkZXLL43eaZveMvtMkPHCdEWDruUDByIlsQs+8Bh"
    "C32/+8CfPYpwSohZABwCmOzZk4lWw3QWoeU0ZRv6AGy4ZcgGeMGRew9hf8n7X24uu5uiIw"
    "L/KQSLQ/gtuMnEuUN4xJTZEdKPOYRqH1jDsNfHlMemvUP77PYncjtyw+HED2cBvA2vwQ37"
    "3hM342PACMoDDM6IMMgMfQPa6g+k67hoiwgPCfgqkorDF3i0A9FTWH2bGR0ObQ9gB7SN9z"
    "4MuGzsgbCgpqOJufn+wUM+QVpDHuhwA5kUWBVTeP2hZIisV9GgCN4aRfDDJO08D80/jAJv"
    "HDOj3Eo5ZobRnxJ5prw59TrJe2l6aZRGSpTlIBeCt9Z4i69n1x2LbdNO20RO9T1MXX6Gk4"
    "54xlP82fFJ7+w3iTNO8+ciNi5/LJL86ckxPT+dnyf1ijR/3qG7RvEMf/P8Xuf6gu7jk2qT"
    "jL53cXZOz1uXXdqYU2TXMmSKzulZTyVhOTLNdefi8jeViGfJVPSA0/t2Y9FZsvtFJVaf9D"
    "26k6cb+ZOedXZz8w1ItQyJgsX1lChYhkSRyDeVJVHFEV0lsjiv710d/3HR6fboa9GT4w2t"
    "5duni7MeCibzUZrr+Iqes34zMYknaZ7rzi+dE2NF4kmaRxo0mY9oz3Rubo6/dKyryxvWw0"
    "qayuYrPUvRb+IYC5JT+pa7jM5vr4zOby9b57eX0vn5Q/RFOo8KSmNtdFC11kHdBf6URyef"
    "d5nRiqixwpeurxadC75c06+xTaQE/cx5AGE2WQDgT8+BCe3iCm7UcLrjP+f5XHfKBXPJie"
    "Wif660gxfrQ6WApgdfvwdHTmS7E0P/ZYMsJJY67/Bqi7IQVyxVjuIyzwIH8tXBt1TSvMPd"
    "U5URnHDUeMqp7fiFe7Mq0hb0jayry1q6mqw0RatsjeSrS166MTfc4uW5dtE4G/8u5f27wE"
    "W9eStpFrWgX4t9yEv7hrKHkV/VE7nM0+w7mhh16w+jXMuhWh+X+WshTu5WvGq8P4WrGaK1"
    "i6K4lnJ9tJ8RXhQ49KXCqvOqmbuRcRPk5QVE2uD+m7gk9RZtmbgk+r5rCXKdN5jGiki1OJ"
    "xG6hj7moO1nktWoVTlo3uNA9SuqHRLxqd9e/OqFZVvOeuqnI3uMmYIVuJ1UuB6ytq8yS8z"
    "ZySBsRadMUqH2FpRGauH/zUxFvwhyH8gvSHONEBs28zS7j8GQz8xCvr4S7Kq29NMB2VwF9"
    "JLGZkWdDJACJmkDCX0Nh5IEigKa5CfSSkAEEjHE9zWT6k/VtojoUhJgt1oxbroNjO+g9+S"
    "2SCqTpn86C/pgazgY81IMiQyWRXVluJzQYahO1CdgnTwK8f3bby3QGKRkofMXKG+amXyOG"
    "dw8dLhyqrGKWspkwgWn6QzG85JlhkUfa5Y6C3jMoP1pPOzB5JK+ubh6bIsW9FOyuK9b+0f"
    "Oh8PtqEFKZtWE6FizRqPIDAExEkUZ42El0691vbB9uHhYU4FCZFS+I90wYxemiizjVKzSS"
    "Vj2OQpM0qVoHNgmqpD5dBQViDkuL0qqyeej4salCZMmhM/W7AxVF5Q+qMfupH73cloiUaV"
    "NIM+IH8nW1KBUzrzh5YtrUCG8lQiyd4VFk/yM3mXhb5/hxawSl9IRq3MCFZ/KuxmJZHdZB"
    "nBuqMffKCJGftu627rcBffQ7WEzSIV5rD4zGwGaxitSWn8y7YO7cOd7Z3cilVSQ8XSLFFY"
    "r/h0B4O90e7H3HpVUkO9yreu16pY+H52HNWwT85v5dn33gmKUoEnwXwUjDbJez8gHp3lwT"
    "+0Oxwz38x0j2YPfBGEkRZM0EwTrbHNUSgXKA9DUsI8Fo7duwjNU+0RBKCMfJIyu5WNY7mx"
    "7gfSAyPOgXPvesT2nCducYvOpW0qHzt00DF1AOsZ3VkSOqP7fU9ErhxOZmEEprxgfjulv8"
    "m9D2a5tMXfoRQwWmWBK2mhrIQP5Js3C9G3NbfezTIZ1WxCK9lv3kztySTTxm2ZJoXF1pvb"
    "L3TK4tZtuzuHB7FhGyTybNpuLo7PzwXEKNdKkw2ptGQLbDUTtrVxa/sK5popJU/NDr1i2O"
    "QdennPi6MvSxoOwKbtIcxrsCuAfXWAxjHqUq89T1Z5d0SXYwahQxq2G/DT2yDlacIfN5T8"
    "/WfYe2iLeGp9OaENn01xfjKuM/HzwvUGb0di0lILD9szMQ8O4AWB8beJFLN39ghTP3PIAH"
    "My+m5o0VkbZmq63WrhbC6iFIPHhxn9CX4Y6NIB72Neol6lZhbRgS586IniMfCH9JiGHCFj"
    "QB8Po+9waRaSiT98CIX/BDJ1bI8umpOFFxP8m5r0ssGWgn45YMs3DfSuu0kv5yc9z1E6N6"
    "xpvAE03gDqI++FvAHUcKEWHdvHX4qnua2XuqXOXMPF0oBhkfypg8cJ82JsJFVWZlyT8SCO"
    "dwOFC/RXN+BDL7U2i0e5y/JYIioRJomdiOEkNsVFEQ/mZGo/o5ehD+QW2mA9OM+39Pj06N"
    "gRW64Y27uwBevlgB7/ghG4XCKD5zYEBgImXFe5g6bQFEXpNavOCCQUA4Y4UKbIhY9okXoB"
    "+S+YmpJBn8UDZefEGeIdZ4WOHQzHsg4FL5NEiKEmklA9fADJQ6HKPkvwrKNhS6nd1kHObu"
    "tgK2XG3Hgun2dgr5zXiMbkpkEv11WkDXq5QS/XW7Rl0Mtvf8irBkGKN0vxsRBSMnRlS4MS"
    "1dUV9xtBFcSBQrzT1t3oaMvsgNtMqjnfVnW20luY1cZ6mYPtweHu3oZZj2omFppU/tSsPE"
    "5GRrpZ2sE661RdfKQueZ4+94cP9Ch65wZhBPF/8Wo58YfLwgX7syH4rHUj8B1M34RdPQ+c"
    "if+UPiYvXCJqVwF8RslvRdRgfjRGV7hOMKVn6Vt0E0w/lpjUDYnwuguX3k9jx5PO37xFof"
    "1ECX4itzEuAi/OaZVcM26H49h3MBk79ohFPuYuniHBPA/DcZ+eca3RzFGP+yyKMa2KPgF1"
    "LkY6tj1Cz5F0IMA0R2uLsUotbDMe/9HFMeIbaNngaBsvClTvx8ydOTYNfCq77I6eaYK7nd"
    "861/DMa5OJCx6P4TX4bUPfo33Bg0MX3S0wNXXh3QK7SDDFKMY6s0kSN1tFz0sUBoujJdx8"
    "FpWcQWysRlmijJkGtpxrFXZNUvJipblVqdF2upV3q8K+lZTAc+5UYo41vFF5Ab9+bjSppB"
    "uMGdZSvOXkmydgg9+9pGUpOef53lPY1kLar+6/LFkTKoxwlWstBK9pwXfLqcF38/Tgu+mR"
    "vpiD0AW9g76SyDdOr48/99oE//S92HV47DUcHYR32oT97XvcxTf37p24s5a8WCf+niX/zr"
    "IL8OS3fh54m0WDnwnSPZ2pcpc4Xk/t/sIYxaV54NeOWhXEauCcS7w1M7VbtoCVc8k8c5NS"
    "QK2np6+X367P/2gT9pdOOMdnkMQ/fe/3TudXSLK/fe/istv7Chn8R9/7fPYPmHHwj+T+/0"
    "Zy+H9Tj0kI+2TqeiYXAXloK5VvjT6XV8ZcoVWmN6y0tZJ56vwZzbmx2i0xxnez46KnVN0T"
    "OwzdO3domw8P5eaudCk1dhK70bm4Or/8o0M3UOJX34OLYbDY6nR7bSIl+t637q/dS4j6wX"
    "/UY2Z6tJ8Df2IIZ5/rTFbiekVHsnHOynqStUcjhHHbEwvvrqscsk28Nf466nvQjuwgsuA2"
    "Pi19AOVkHLQVrjxAzlr1AOBrNPk53qiy9GSev7LshJqoiuxkngVlN9esu/GR/vvb9s7fdr"
    "ff4D7eIERF11JWigpT7cSoPXuVz1goPSsc4RWetTEvXNrRPVEbVzlnqFyvd9LY2Frw30vN"
    "Bi/tcb5B5c61F1s1VK64b5wjZp/CuYRuXp09y8r1MrhT+D7n56zzNj1d5552wHB5jl6W+Z"
    "oernMPN3YUjR3FKoj03/6gojwTjtdF19VSlI1JSmOSUm/RLmaSkvatbYrVx1k//3rtTLK0"
    "XdX9aq+KxNP3JgvKqANlrKuAuLvUBUVU3pv1agpJ2FEsKqYKYQJWUlCau9oFxVXZHf3KyC"
    "xtWqhsAdNiu/Scnk//K7mM/sLKWMVdX+EKmmx4yyyfWVKm1QBaEEdgzjAVci+1ksYFruxZ"
    "3zxSX8eulRmsIAf7rfqhV93oo/UF0uJPhVSj1ZA1fTnD5MRewr23mYskkZb9L+3q1ciu9E"
    "1+9BViAVRFap4wuKfXca1IrmUyto2WjM5EujiZ0w4JBJjwYDr2GwVkMV4NiURKKndXszhW"
    "sVaMS8lLxxgQuJ8295AOCYNIUlAVpNdz5YgCCbpC9A1PUyJUXrYkEAGSiJREEGvK2fjkKU"
    "6gDrdYG8wGm0jqtOS08/n423mPvEs0tO+wLbEmlDVGJA3CkPR7Em1BKIM5zMElrYUyBFUW"
    "7B753rvNYyXEOTp1fH8qxG6kWgdj9Fa8bmHx7LexbG5arlRByec3dk+sxw+3tgdbQ2iByd"
    "Jdp8s1cxczNH66zJK0wFe9iUhyEC85qUebEnBFz41J4CczI4FfaEECP4TlCDqtFwYjkEjM"
    "RLgLe6w6ng4LmpimS1oZP2MNZeBybAvgyuEHQ5TDLw4lh5+IIse8GDsut0ydGQual0GctF"
    "ElYA0VGFJogwQchSRHjKYkRQu2PcuegmE8ncAs6QiULbZsJsl3fyLEn1WJgPP9ZAGSvO/r"
    "DcuMQmCk0rqPFS6CESAHX0mLizYQJqXzh2rRdE6jMrmLYC6JLFx7MgRookwKF0sSeEpMVr"
    "CknsGzJGxon+dHlrSkpuvL4zCN+P/5u9Jb5PKavIdJi7OgK0d97KV68MkOLb54mFslERRM"
    "DsknvwltSZYkJdSDUnO8FGXXHZNIA1au3jAPKdMNjGF5xVMak+kQJJl695ztrcOsaA4GSs"
    "kVSIYfEObyo0UMJWzv26O7UnUhZXFd0mYnv2p7sLN74JSpmlEWVy223Pn1jg53744Oy9TL"
    "KKvVW/r17w5HH7cOyjSDURY3Q9rsl5fG7qGzNdwv0wxGuVAzCoUjopQcDT5u72QFFjFQpl"
    "ulhTPJrupgtH802C5TFaMsrMr4koq7nbORM330Izg/XTtDSrth8L2TJmrlOeJxE3IrSOhL"
    "uLnVHeb4D8ShE+kw4g7cbUKPvcI1zSxk/mWf3GhMn9y53r0TPAZ0vykoXO9xFpl82r5IPe"
    "jCJ5wN/k3Lif3XuOhJBz30QJKuThPfHmHwFIi00iK3QnNyiwRi1WaRTDzi0IMkpQ5nzijb"
    "i81jrKUSLwa/0edK2ptNctz6V+NMpQ7OVOQ+K4uklXnW0GJvr4zx11628ddeyvirorOJ9f"
    "UysbO/X8awbn8/27IOnqnSlebEKlLW2NZQ2suHdPMFpsr8LLE0ACcdIZ8ZEzwPhpfwLCDQ"
    "eqpcFpVnY3HwV8Cvsh1nRWigwtTMRPn4wGRP30DY8hXwyrBaE6/K8f4eeUQqJz57rB5W9c"
    "KwV1NDsktbLqSXMnKUdGILwVSWLGF6D6Yf88RBf0MJ3K1EXa+u9Uv6melkRfKF/TPLtxm8"
    "Tmu453zcMgeUziZXFFhS6+FmJulhSGEfmm9n5eKFzD7aW3u7WRen2Qzi9ih9XcMv06Qu0W"
    "+NYNaZTMQQTV8Yyc9buXdFOuV8YXHJsxPJwWvlYttmp8YtcucH7GYGXDB79yFEKvJ8EeKo"
    "ZADdl6gZb5KQNASPuBNndMvjH3J/zEPwfxxiibQtEGNJDX/rT1i4Q5v5gh6594B+YwESR9"
    "k3SdplUaXroSYK7kJRcBsb9cZG/S9qoy7Pc+meynXOlOJtXDQVuGhKnThqtjMujP784nA0"
    "ZUixvamcVSY8pbwHyAs1nUGXDjmt7QSVvRhgqw1bMA65zt55cVx3GbUcnFzZ5mLi+w8hbl"
    "9ow6k0WxDKArYYtDTY48CGaOQGoEnD6JAG3dtihRXvWsoFbAjofs0Rjxs9WB30YHGXzONO"
    "MWausxJh4/TsunPSs77SP20iJcDBa/fU6h2fozNFKaF/QKVUPE04giYcwepK+7W9JDZuqN"
    "fQDXWjh5rr+1o1PVTjR6XxVFEnXVQpTxVLOnInPQSno6UYjYogiyuJXHhDY1F2+kAG/PlG"
    "pqJzWFzWMhir6U4FTNRQttkGSWkSyXAE8rnJRnLuYtZQ8WGLWx1hOcXmWWayl7LOMikDoQ"
    "VC+s7d8MjZ2jArAdOEQvkXm/Ll2mnI/PvDrT1uspJfESMsrIh/MBn4dOHJw3DDJTn5yL7l"
    "mkpEhTddv8OtVOhPnYE/eiah7Y5aZObZk8jBwLbp26wyDOVurBJjfenaqrmXqsO9FPRtlT"
    "O5oK/zSbC2h/EQruirH9oktubEVusTG3049qs6aVSYmvNaCsPcHIJfAhiuL8kV8OE6ayNe"
    "TbxozVhNrBJLI87G9W1zC1abi5ZW46+1Tv5a9Xl2CXIteTG4qlKVlpYSMh1qrvUWng8qee"
    "pbVRkbdkUlZM12/s3MUCxf5Yy0gCfn13RRvEqKhPoZCeFFE9LDL7PvSHYt0maOIzGRea+f"
    "DCAkj5PLczn3Kp7z9HmG16RklqkuYSiuU6wfWBdPFNeRuG15Q0+ABl2LSdXA79EtLhfL3j"
    "46uLM3zFoAM7HQBPCnQhugdUyWHiB2VW3SBMh+rHN0AQpZoTbg0nNIzAJ4VDsD05pFCGY8"
    "ZyP61bnRM7G9Ebm6JMxRIRrpgPWO/+R9IGBXRM8hEf3v0bFpLpoGjZzA/e6E5C7wp8QH1Q"
    "G39QHAbPjoOKMWeQrcKHI84qKdT98LqVzojGXTH+zuHWrFLydwRmTwTG7ZfE3+NiX2owve"
    "Zty751s6J1HGFhnNHIJe3YCNuc3DlgIml0750ETmztR779PFlrZ36n+HdjAC+hict222yO"
    "3EDemkj15wAOYslxD7iaVk9pPtRlSKVkjXcjuaBQ5nSdcI7fD8iFs60SKpGIaoN7rlvtY4"
    "65MNhk60DxRXOlAg+3SoPGaTEQkdzjyLYOswoq0QzaXdQnnBn6qHrwkdFYtmTIt/tMMQNF"
    "ttbBHIF5ZaKgfoe0/4fgM0M/pec3A4tKBVUJQqB6ASb1NaXyTtV8HFkwjmyaDO/91IVh7t"
    "KJYm3nB+PNKxF6LbaV5Vys28BffmE5d9OGKp30BmOtggQX7/Sucdwrqd7eAyG8E9E8M3mO"
    "p+3LskPbKMNluuZz2in8P5Gq+cuBZujH9nJYfd4tagG0PhofDPRh9YB33g4ywY0lmAe1az"
    "uKPwlPyzwdGZBaxDjPMXNxcTvr8rCFzmWQutrCrk3RIy3s0U8a4uYfxbQbqCfg0l+zJQf2"
    "kNSeu4M3D+Es9bhPR+m9t6Qyxv7syZxQhI31G495nW0jrn6xlMv+RwZTbTH3d2dncPd7Z2"
    "D4729w4P94+2YuPp9KM8K+okxkIymNOW1ckObh5ziYT7Fa2rz7rW1fXlF3rsvam425BZ20"
    "RK9D3wW37W/WIdX9G8347P20TP6XsnlxdXcOI+bZP4p36CfBsTCb7fTX9EeRbXCdMrmlqL"
    "3eRKWVobAnRXlLXE1di1V5C2+VhZQfDmApoBX2HAq2f4KoNe5XzrgW++G6yZtBtjt3k6YO"
    "Wgk7PH0ZzdrHI23Vzrbm7gnA3esO7ibPCGDd6wPtCXBm/Y4A1XSqrFeMMySC3hWpfFGF0Q"
    "snXCC+thFNP1Eb0yOhtsWxMvfX3xgGa9MhZgfKR6QYQSqgZWFuOmj79yXRkIBVZbRCGWIh"
    "qrMERZT4PUck4cB3r+YNf8ChuJ2e/sUNeMKokAmQr/nL4pZE1O5ZvqkK66WD1JhkYeR2dG"
    "N69zOG2QbgCQJUm/oZ+H1rohJyXET1H84UxKc5xRSe8EviF0PRNGIBXqJe7GIqmBf0B58W"
    "TziJMWyV9iHFg2YaU8E3/4QIcVuEkH4BXC2nIqy+BIyeBnokgAo71KCCnoxfQnl+E1I6md"
    "jzdr37kbfsxyoJ9FHsNZxXM2XOIxLOIvsnlOcalhANal604TZdRoinqqVaoi3IwtSGByZZ"
    "oSU5dskxx50zQ3Qr4y+y3wIgnErtSbxOQZr2IIqZnXKBWxJ0OYte2QAcec3jBlg5m1rRoS"
    "l3Dly8mZ110WkBKKEe5243dvEQ6a5TBgBNECtBY6jUcQ0Bz7LrNoY5hL6UqE723S4S2lk5"
    "Vw/CvNNjkOgc25CVZBPFcOxAbArVJbAT5U60P0/wzTYSFUVV4Z+FKAUelxNYAFoMGK1gMr"
    "Wh0cuiAatG5HqJcGsTR4sBrgwRpM7ktjclcPcVdd0ht8JYtRdH1PLGhtIn71vevOL50TxN"
    "OJX33v5Jge3M7PEWQnfuo7lLeZnzzfBPTNdh4m6NfBFODVfYfNBlOwh5sHIaHzNhiJWmMk"
    "Rs7QHc3V0SrnErp5hT66VevlwIE4k2AZHDi2MRpq9kRq4m0m1eqTaoNGesGo49Udy8lsjV"
    "hTQVTY3D6oOlxTjE1Y9wY+94Li1K8ky8pU52sEm3kEqDwHGFgb8Tawzwb2WRvYTauBfTaw"
    "z1WWajU3k4q7qgUFq3jIWlPp6pujcp48mcZ8GdNtUtSaClg7fpaQr7ynaqbdYgkb9qAlpJ"
    "ycXl9TxvU85xaKOHXUb1yl/gWg0TIWOgV+1gHC8yCQqyKnKyGWUSnI2u4jaFpc3SpaK1aW"
    "lJOJ7JV0IG0WVk6kZRagTN2iI72eK7XotVy8xgsRryXOKOXaFYmL61HnCkVUA/2V5nKI+5"
    "LoZ2U7hBXIOcW1aDDIvKr0ZUsbiSlZLeZF+A1g3TN3ZElgvTjE3Z19uGczL7gyvjmfnNb/"
    "rXv2v986JqCsmJzY1YGGDyzClBfQm5HlJvwg/S3AFYgsF5gKjizX6ymBLy9mKUCZ6wVQTu"
    "lbFDH4Cus1syV1S4BzIZhNmnifTJHk7AaH1iYifY0PJHoc+/GTrDdhEyolf3KjsWVLk23R"
    "y5g5je8T9yg2UJ/DsY38q8kAzstDWmDhd47s7f1dbGkaOp/NILDW2hsZIPRKHEq5QD4/WR"
    "8PD5zdnRItUBlyW6DOlLnNiL/t/b2jA6dEM1SG3GbkxuQ0lTnctz8Oy8hCZajUCBnKn9kg"
    "PinTl9zZGx6WaJDKkNsgDZAftyEbTZ1Uzyde0YpMlgqjY7M8JluxBmDnLJMVQHwCy0H/Jz"
    "SFoP8bEZ8UpgjwT22PRoBI/0B+pxn+LCKBP6F8jndPt90I2Qf/3+Hs8dEPojaxAdE/dQIy"
    "dWBtSkP/l10B+E2/DZzvLoDmb8Fftyecog+cIbg49+/AgGDaJiE9ggX2hAzHdLEOydR+Bt"
    "fo9oMwOmByamF9YHIwdu/HDvNTDs6+IctznmgOrfR25KC7bm4Xd0tLd8H999PYQQfmz1g8"
    "ePwGQwVw2v0ezift+NnmT6yRtLMclglOy+m4eA4rRIKV77RhZFgPzjP7xJqAsDUB9TcOcl"
    "/UQa486qvIWPCsoZwPSsn5IEfOB2k5O1PbnVQRcsywhhLe2S/jqpxSZY/k/ZSzchRY1aGs"
    "MC1H0sXT86vJ+fBgp4ScKVWmnPGZKmfYX5hFXGwcIXhrDA7duPy927luE/zT945PL866Z3"
    "As7F3SXCXZ976eXaNlOOS2iZxKnt3cUPrjbi95LnL63uezLhz3rYvj7vEXqFXL0Ld/b2NX"
    "kewlWY/N2fmGYuo8DuDcAmeLTrdnnVx2aZef4BAw5/e9q+M/ri/PwS81+zFP3+2W6bvd7L"
    "7bTfWdG1p8729QneT5hlUZ39o17Eo55BXHqbTEMw0kZZbXM47c0sW8tcDKw6whd7b3DveO"
    "dg/2YiPIOCfP9jEtRPWAmBZlkeWJzt1Yn9TZ+qTxqvzX6Oa3NXBZnQ94tUCt9ZTrcjCt5Z"
    "xDsoIYRsUa2rPQGICikotILHLdECumyUBIDeI/Bp45ikEjOROUEtTN4WzxoVYaTbnawmI+"
    "jxphlRIWXcVBXq8mrZpuuwrFFUdUXtwncFzUuoprievjOk/vS14Qy4pqJYfU2A2g+Qt+fF"
    "9ZKWsspCVIaG3F446c6aMfAYjYCpyhH4wWFNZZUuA1lreukps6YWjfO6H1FAD8dMHdwgUr"
    "bV2FpWwWLCG6RmR540ugvxYV0xqa5CmC0oMJCODtYmKrHFRgFXdbKdHFYPpXFt5aDLxGZi"
    "tlqlU6pkSM+YqpISVHtdA5GIAJyfGnXPr+noE2KT5OSjyAREneg2GLgRUhJcgFv1TDLixa"
    "Qx2wCtRM2XSMcUnabybOOG2ILRErb1kzeCo3qoSmn2wzcyc5T7cOmyMORTn7sDnMwkxmOw"
    "z9a0En5BjNGIgS+wnIZphuBN8golvG20CGjLGR0wJTA3kaiEYY0rC6ta4vbGsWfdJsjULE"
    "kDChRDCcBIOHqK1iaGxrbIdgV8KHtKk5KULJ/CTpX8U8holVsYphZQlwf2h5Pi84q1oDaY"
    "4AWF0QOEKpW6qaf0yswGgMEQoAyZ1VfQZ50gQY9sk3iiEr5KrRfCijmVkGOKxmIdPdo8Fg"
    "9BHbZzCuMNHGZg2SIVzKAi2eRxPrCsVy4dgJ3OF4w2C5wJ+08iwX7ISmyHIhe4UrRtJXQs"
    "pnQmCM2l0D+IXvMesLwVwKECYbEQ9nSCO4KBvlKrGsJZp4vxSaeD8HTbyf8nVPP6oKEubk"
    "ayjd7VJo+O0cNPx2Gg0PaiZ+Ka1K+Jeby262P07OooN83GFE/h+GhFlBaecIF4ShIHtSPm"
    "Z1d7ItFS0CBXwywUWyQQ1vck6hk16HbtTk0wk5/ta7POvSxfaio223xWyG/DyhHC72NRcT"
    "bH3sww+Jbls/sIgR1hZeDmiC0oMQEzrD1lfbPdD1+8//DwM7LMc="
)
