import { expect, test } from '../support/packaging/bait-test.ts';
import { changedCopy } from '../support/packaging/changed-copy.ts';

/** What would tell somebody outside of what the page knows. */
const BAIT: Readonly<Record<string, (address: string) => void>> = {
  '/fetch': (address) => {
    fetch(address).catch(() => undefined);
  },
  '/fetch-quiet': (address) => {
    fetch(address, { mode: 'no-cors', keepalive: true }).catch(() => undefined);
  },
  '/xhr': (address) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.send();
  },
  '/beacon': (address) => {
    navigator.sendBeacon(address, 'told');
  },
  '/events': (address) => {
    new EventSource(address);
  },
  '/socket': (address) => {
    new WebSocket(address.replace('http', 'ws'));
  },
  '/image': (address) => {
    new Image().src = address;
  },
  '/script': (address) => {
    document.body.append(Object.assign(document.createElement('script'), { src: address }));
  },
  '/module': (address) => {
    import(address).catch(() => undefined);
  },
  '/style': (address) => {
    const link = { rel: 'stylesheet', href: address };
    document.head.append(Object.assign(document.createElement('link'), link));
  },
  '/preload': (address) => {
    const link = { rel: 'preload', as: 'image', href: address };
    document.head.append(Object.assign(document.createElement('link'), link));
  },
  '/prefetch': (address) => {
    const link = { rel: 'prefetch', href: address };
    document.head.append(Object.assign(document.createElement('link'), link));
  },
  '/font': (address) => {
    new FontFace('bait', `url(${address})`).load().catch(() => undefined);
  },
  '/audio': (address) => {
    new Audio(address).play().catch(() => undefined);
  },
  '/track': (address) => {
    document.body.insertAdjacentHTML('beforeend', `<video poster="${address}"></video>`);
  },
  '/background': (address) => {
    document.body.style.backgroundImage = `url(${address})`;
  },
  '/ping': (address) => {
    const link = Object.assign(document.createElement('a'), { href: '#', ping: address });
    document.body.append(link);
    link.click();
  },
  '/worker': (address) => {
    const code = new Blob([`fetch('${address}')`], { type: 'text/javascript' });
    try {
      new Worker(URL.createObjectURL(code));
    } catch {
      // Refused at once.
    }
  },
  '/speculation': (address) => {
    const rules = JSON.stringify({ prefetch: [{ source: 'list', urls: [address] }] });
    const script = { type: 'speculationrules', textContent: rules };
    document.head.append(Object.assign(document.createElement('script'), script));
  },
};

test('the page tells nobody outside anything', async ({ launch, elsewhere }) => {
  const { window } = await launch();
  for (const [path, act] of Object.entries(BAIT)) {
    await window.evaluate(act, elsewhere.address(path));
  }
  await window.evaluate(callByPeer, bothAt(elsewhere.turn));
  expect([...elsewhere.visits]).toEqual([]);
});

test('nor does it without its policy: what it asks of the net is refused once more', async ({
  launch,
  elsewhere,
}) => {
  const { window } = await launch({ binary: await changedCopy({ without: ['policy'] }) });
  for (const [path, act] of Object.entries(BAIT)) {
    await window.evaluate(act, elsewhere.address(path));
  }
  await window.evaluate(callByPeer, bothAt(elsewhere.turn));
  expect([...elsewhere.visits]).toEqual([]);
});

test('without all of these guards it would, in every one of these ways', async ({
  launch,
  elsewhere,
}) => {
  const binary = await changedCopy({ without: ['navigation', 'policy', 'peers', 'net'] });
  const { window } = await launch({ binary });
  for (const [path, act] of Object.entries(BAIT)) {
    await window.evaluate(act, elsewhere.address(path));
  }
  // It goes on asking for longer than anybody wants to wait.
  window.evaluate(callByPeer, bothAt(elsewhere.turn)).catch(() => undefined);
  await expect
    .poll(() => [...elsewhere.visits].sort())
    .toEqual([...Object.keys(BAIT), 'udp', 'tcp'].sort());
});

test('calls from browser to browser without their own guard: datagrams go out, and nothing else', async ({
  launch,
  elsewhere,
}) => {
  const { window } = await launch({ binary: await changedCopy({ without: ['peers'] }) });
  await window.evaluate(callByPeer, [relayAt(elsewhere.turn)]);
  window.evaluate(callByPeer, [mirrorAt(elsewhere.turn)]).catch(() => undefined);
  await expect.poll(() => [...elsewhere.visits]).toEqual(['udp']);
});

test('without the way to nowhere: lines go out, and no datagrams', async ({
  launch,
  elsewhere,
}) => {
  const { window } = await launch({ binary: await changedCopy({ without: ['proxy'] }) });
  await window.evaluate(callByPeer, [mirrorAt(elsewhere.turn)]);
  window.evaluate(callByPeer, [relayAt(elsewhere.turn)]).catch(() => undefined);
  await expect.poll(() => [...elsewhere.visits]).toEqual(['tcp']);
});

function bothAt(port: number): RTCIceServer[] {
  return [mirrorAt(port), relayAt(port)];
}

/** It is asked over UDP where somebody is. */
function mirrorAt(port: number): RTCIceServer {
  return { urls: `stun:127.0.0.1:${port}` };
}

/** It is asked over TCP to pass on what is said. */
function relayAt(port: number): RTCIceServer {
  const urls = `turn:127.0.0.1:${port}?transport=tcp`;
  return { urls, username: 'told', credential: 'told' };
}

/** Settles when the browser has tried all ways to the other end. */
async function callByPeer(iceServers: RTCIceServer[]): Promise<void> {
  const peer = new RTCPeerConnection({ iceServers });
  peer.createDataChannel('bait');
  const gathered = new Promise<void>((resolve) => {
    peer.addEventListener('icegatheringstatechange', () => {
      if (peer.iceGatheringState === 'complete') resolve();
    });
  });
  await peer.setLocalDescription();
  await gathered;
  peer.close();
}
