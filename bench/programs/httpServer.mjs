// A server on loopback that answers with a little JSON, and in the same process its clients: 30,000 requests, 20 at a time.
import { once } from 'node:events';
import http from 'node:http';

const answer = Array.from({ length: 50 }, (_, index) => ({ id: index, name: `item ${index}` }));
const server = http.createServer((_, response) => response.end(JSON.stringify(answer)));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
const port = typeof address === 'object' ? address?.port : undefined;
const agent = new http.Agent({ keepAlive: true, maxSockets: 20 });

function request() {
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port, agent }, (response) => {
        response.resume();
        response.on('end', resolve);
      })
      .on('error', reject);
  });
}

let left = 30_000;
await Promise.all(
  Array.from({ length: 20 }, async () => {
    while (left-- > 0) await request();
  }),
);
agent.destroy();
server.close();
