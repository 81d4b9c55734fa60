"""The MCP server: the tools put together, for stdio and for streamable HTTP."""

from importlib.metadata import version

from mcp.server.mcpserver import MCPServer
from mcp_types import ToolAnnotations

from app.api.context import Service
from app.mcp.tools import Tools

PATH = "/mcp"
INSTRUCTIONS = """\
A city's policy documents (plans in Chinese and English) as a knowledge graph aligned to the 17 Sustainable Development
Goals of the UN. Answer from these tools only, and cite what you say: document, section, source:start-end, in the
documents' own words. Begin with `ask`, in the user's language. If it finds nothing, try `search` with the words of the
document, then a prepared query (`list_queries`, `run_query`), then `cypher` after `get_schema`. Ids come from earlier
results, never from you. Say when a result was cut, when a score is below 0.7, and when evidence is a digest. What the
documents do not say, say so."""
READS = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)


def create_server(service: Service) -> MCPServer:
    """A server over an open store, which the caller closes."""
    server = MCPServer(
        "chengtu",
        title="Chengtu 城图",
        instructions=INSTRUCTIONS,
        version=version("chengtu"),
        log_level="WARNING",
    )
    tools = Tools(service)
    for tool in (
        tools.ask,
        tools.search,
        tools.get_entity,
        tools.list_queries,
        tools.run_query,
        tools.cypher,
        tools.get_schema,
    ):
        server.add_tool(tool, annotations=READS)
    return server


def serve_http(server: MCPServer, *, host: str, port: int) -> None:
    """Serve until interrupted, at /mcp; each request stands by itself."""
    import uvicorn

    app = server.streamable_http_app(streamable_http_path=PATH, stateless_http=True, host=host)
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False)
