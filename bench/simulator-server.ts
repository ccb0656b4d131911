import { startSimulator } from '../simulator/index.ts';

/* The simulator in a process of its own, so that it has a core and a memory of its own. */

const [conferences, participants] = process.argv.slice(2).map(Number);
const empty = process.memoryUsage().rss;
const simulator = await startSimulator({
  scenario: 'scale',
  ...(conferences === undefined ? {} : { conferences }),
  ...(participants === undefined ? {} : { participants }),
});
const { url, accountSid, authToken } = simulator;
const [first] = simulator.floor.snapshot().conferences;
const callSid = first?.participants[0]?.callSid;
process.send?.({ url, accountSid, authToken, conferenceSid: first?.sid, callSid });
process.on('message', () => {
  const { rss, heapUsed } = process.memoryUsage();
  const cpu = process.cpuUsage();
  process.send?.({ grown: rss - empty, heapUsed, cpuMs: (cpu.user + cpu.system) / 1_000 });
});
process.once('disconnect', () => void simulator.close());
