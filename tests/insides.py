"""What is used of the insides of libraries: nobody promises to keep it, and nothing public would do instead.

By owner, the class or module that has or makes them, the names and why. Each library of this table is capped below its
next minor version.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Inside:
    """Names of one class or module of a library, which `why` they are used or overridden."""

    owner: str
    why: str
    names: frozenset[str]


def _inside(owner: str, why: str, names: str) -> Inside:
    return Inside(owner, why, frozenset(names.split()))


INSIDES = [
    # ---- uvicorn: it has no settings for these limits
    _inside(
        "uvicorn.protocols.http.httptools_impl.HttpToolsProtocol",
        "time for a request's headers and for taking its answer, requests ahead, dropping a connection",
        "_start_asgi_task app_state connection_lost connection_made data_received handle_websocket_upgrade loop"
        " on_body on_headers_complete on_message_begin pause_writing pipeline resume_writing scope transport",
    ),
    _inside(
        "uvicorn.protocols.websockets.websockets_sansio_impl.WebSocketsSansIOProtocol",
        "frames at an allowed rate, the shortest way out, no traceback for what is no text",
        "close_sent conn curr_msg_data_type data_received frames handle_events handle_parser_exception loop queue"
        " read_paused receive run_asgi scope send_receive_event_to_app transport",
    ),
    _inside("uvicorn._types", "the type of what `receive` answers", "ASGIReceiveEvent"),
    _inside(
        "uvicorn.server.Server",
        "streams end, and readiness says so, before uvicorn waits for what still runs",
        "handle_exit lifespan shutdown started startup",
    ),
    _inside(
        "uvicorn.supervisors.multiprocess.Multiprocess",
        "workers that cannot start end the supervisor",
        "config keep_subprocess_alive processes should_exit sockets",
    ),
    _inside(
        "uvicorn.supervisors.multiprocess.Process",
        "a worker says that it lives from its event loop",
        "_healthcheck _server config parent_conn process server",
    ),
    # ---- asyncpg: it bounds the number of prepared statements, and the length of each
    _inside(
        "asyncpg.connection.Connection",
        "its cache is replaced by one with a bound of length",
        "_stmt_cache",
    ),
    _inside(
        "asyncpg.connection._StatementCache",
        "statements that stay prepared, within a bound of their length together",
        "_entries _loop _max_size _maybe_cleanup _on_remove",
    ),
    # ---- tortoise
    _inside("tortoise.models.Model", "Tortoise describes a model there, and nowhere else", "_meta"),
    _inside(
        "tortoise.models.Model",
        "a record is made of JSON that the database wrote",
        "_await_when_save _partial _saved_in_db",
    ),
    _inside(
        "tortoise.backends.asyncpg.client.AsyncpgDBClient",
        "connections are lent without a task and a timer each; transactions always give theirs back",
        "_close _in_transaction create_pool execute_query execute_query_dict schema_generator",
    ),
    _inside(
        "tortoise.backends.asyncpg.client.TransactionWrapper",
        "nobody else uses a transaction's connection",
        "_connection _in_transaction _parent log",
    ),
    _inside(
        "tortoise.backends.base.client.BaseDBAsyncClient",
        "errors of two drivers are told in one way",
        "_post_connect execute_insert execute_many execute_query execute_query_dict execute_script log",
    ),
    _inside(
        "tortoise.backends.base.client.ConnectionWrapper",
        "a connection that fails to open gives the lock back",
        "_lock client connection ensure_connection",
    ),
    _inside(
        "tortoise.backends.base.client.PoolConnectionWrapper",
        "connections are lent",
        "client connection ensure_connection",
    ),
    _inside(
        "tortoise.backends.base.client.TransactionContextPooled",
        "a transaction waits for its place, and gives it back before anything that can be cancelled",
        "client connection_name ensure_connection token",
    ),
    _inside(
        "tortoise.backends.base.schema_generator.BaseSchemaGenerator",
        "tables have CHECKs and indexes that Tortoise cannot say; a step is written from what it would create",
        "_column_comment_generator _escape_default_value _get_index_sql _get_inner_statements _get_models_to_create"
        " _get_table_sql _table_comment_generator",
    ),
    _inside(
        "tortoise.backends.base_postgres.client.BasePostgresClient",
        "connections are lent",
        "_pool_init_lock acquire_connection pool_maxsize",
    ),
    _inside(
        "tortoise.backends.sqlite.client.SqliteClient",
        "one writer at a time, files that are private, scripts within a transaction",
        "_connection _in_transaction _lock acquire_connection close create_connection execute_query execute_script"
        " filename pragmas schema_generator",
    ),
    _inside(
        "tortoise.backends.sqlite.client.SqliteTransactionContext",
        "a BEGIN that fails gives the lock back",
        "_trxlock connection connection_name ensure_connection token",
    ),
    _inside(
        "tortoise.backends.sqlite.client.SqliteTransactionWrapper",
        "BEGIN IMMEDIATE; a COMMIT that fails leaves nothing open",
        "_connection _in_transaction begin commit",
    ),
    # ---- strawberry
    _inside("strawberry.schema.schema.Schema", "no other way to graphql-core's schema", "_schema"),
    _inside("strawberry.types.info.Info", "no other way to the fragments", "_raw_info"),
    # ---- reportlab and xhtml2pdf: letters are shaped, and lines broken, by the rules of all scripts
    _inside(
        "reportlab.pdfgen.canvas.Canvas",
        "no method writes an operator, sets the time, or leaves links out",
        "_addAnnotation _code _doc _pagesize",
    ),
    _inside("reportlab.pdfbase.pdfdoc.PDFDocument", "no setter", "_timeStamp"),
    _inside(
        "reportlab.pdfbase.ttfonts.TTFontFace", "fonts get characters of their own", "_ttf_data"
    ),
    _inside("reportlab.pdfbase.ttfonts.TTFontFile", "advances in its units", "_pdfScale"),
    _inside("reportlab.platypus.doctemplate", "whether another pass follows", "_doctemplate"),
    _inside(
        "reportlab.platypus.doctemplate.BaseDocTemplate",
        "no setter; whether another pass follows",
        "_indexingFlowables _initArgs",
    ),
    _inside("reportlab.platypus.flowables.KeepInFrame", "what is drawn too small", "_scale"),
    _inside(
        "reportlab.platypus.flowables.KeepTogether",
        "a heading stays above the beginning of its text",
        "_H _content",
    ),
    _inside(
        "reportlab.platypus.tables.Table",
        "rules of a repeated head, no row alone on a page",
        "_drawLines _linecmds _nrows _rowHeights _splitRows",
    ),
    _inside("xhtml2pdf.bidi", "no hook", "_NEEDS_BIDI"),
    _inside("xhtml2pdf.context.pisaContext", "no hook", "_byCoverage _warn_missing_glyphs"),
    _inside(
        "xhtml2pdf.reportlab_paragraph",
        "lines of all scripts, and paragraphs that go on in parts",
        "_JustifyLast _handleBulletWidth _reserved _split_blParaHard _splitpara",
    ),
]
