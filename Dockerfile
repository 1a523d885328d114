# Does what `python3 dev.py run` does: the packages of requirements.lock by their hashes, then the server.
#
#   docker build -t crossflow .
#   docker run -p 8000:8000 -v crossflow:/data --read-only --tmpfs /tmp --cap-drop ALL crossflow

FROM python:3.11-slim AS packages
COPY requirements.lock .
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --require-hashes -r requirements.lock

FROM python:3.11-slim
RUN groupadd --gid 10001 crossflow \
 && useradd --uid 10001 --gid crossflow --no-create-home --shell /usr/sbin/nologin crossflow \
 && install -d -o crossflow -g crossflow /data
COPY --from=packages /venv /venv
WORKDIR /app
COPY server server
COPY web web
COPY workshop_templates workshop_templates
COPY LICENSE ./
# Compiled here, because a read-only file system cannot keep what Python would compile at each start.
RUN /venv/bin/python -m compileall -q server

ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    CROSSFLOW_DATA_DIR=/data
VOLUME /data
EXPOSE 8000
USER 10001:10001
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/health', timeout=4)"]
CMD ["python", "-m", "server", "serve", "--host", "0.0.0.0", "--port", "8000"]
