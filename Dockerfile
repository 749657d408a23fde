# Debian, because the frameworks that run in browsers come from its packages.
FROM node:22-bookworm-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
WORKDIR /lectern
COPY package.json package-lock.json ./
RUN npm ci --no-fund --no-audit
COPY . .
RUN node tools/build.mjs && npm prune --omit=dev

FROM node:22-bookworm-slim
# The sandbox for submissions; it works where the container may make namespaces (docs/OPERATIONS.md).
RUN apt-get update && apt-get install -y --no-install-recommends bubblewrap && rm -rf /var/lib/apt/lists/*
WORKDIR /lectern
COPY --from=build /lectern/package.json ./
COPY --from=build /lectern/node_modules node_modules
COPY --from=build /lectern/dist dist
COPY --from=build /lectern/migrations migrations
COPY --from=build /lectern/tools/lectern.mjs tools/lectern.mjs
COPY --from=build /lectern/content content
ENV NODE_ENV=production LECTERN_DATA=/data LECTERN_CONTENT=/lectern/content
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "tools/lectern.mjs", "serve"]
