# Three stages: the first builds the explorer, the second the environment, the third only runs it, not as root.
FROM node:22-bookworm-slim AS explorer
WORKDIR /src
COPY app/explorer/package.json app/explorer/package-lock.json app/explorer/.npmrc ./
RUN npm ci --ignore-scripts
COPY app/explorer ./
RUN npm run build

FROM python:3.11-slim-bookworm AS build
WORKDIR /src
RUN python -m venv /opt/chengtu
COPY requirements.lock ./
RUN /opt/chengtu/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY app app
COPY --from=explorer /src/dist app/explorer/dist
COPY cypher cypher
COPY ingest ingest
COPY ontology ontology
RUN /opt/chengtu/bin/pip install --no-cache-dir --no-deps .

FROM python:3.11-slim-bookworm
LABEL org.opencontainers.image.title="Chengtu" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN useradd --create-home --uid 10001 chengtu \
    && mkdir -p /data && chown chengtu:chengtu /data
COPY --from=build /opt/chengtu /opt/chengtu
ENV PATH=/opt/chengtu/bin:$PATH \
    CHENGTU_GRAPH_URL=embedded:///data/graph.kgl \
    CHENGTU_HOST=0.0.0.0 \
    CHENGTU_PORT=8000
USER 10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=5 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/api/health', timeout=4)"]
CMD ["chengtu", "serve"]
