# Build: docker build -t mailstats .
# Run:   docker run --env-file .env --publish 127.0.0.1:3000:3000 --stop-timeout 30 -v mailstats:/app/data mailstats
# Socket Mode needs no --publish. --stop-timeout: questions in flight are answered first; Docker's own 10 s cut them off.
FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The pinned Node of the development tools is not needed here: the image is Node 24 already.
RUN npm ci --omit=dev

FROM node:24-slim
ENV NODE_ENV=production
# In a container the port has to be reachable from outside of it; /healthz answers there in both modes.
ENV HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json ./
COPY src ./src
RUN mkdir data && chown node:node data
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts"]
