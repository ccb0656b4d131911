/* What runs inside of the page. Each function is sent there as text: it needs nothing but its arguments. */

export interface PickedLine {
  readonly callSid: string;
  /** What is to be shown of them next. */
  readonly hold: boolean;
}

/** What the page under measurement is asked. */
interface PageWatch {
  /** Somebody in the middle of what is in sight, whose line will be watched; null: there is nobody. */
  pick(name: string): PickedLine | null;
  /** The middle of a button of that name in the middle of what is in sight; null: there is none. */
  button(name: string): { readonly x: number; readonly y: number } | null;
  /** Marks the next click, and the next dialog that is in the page. */
  expectOverlay(name: string): void;
}

declare global {
  var pageWatch: PageWatch;
}

/**
 * Puts a `performance.mark` of the name that was given at the change of what the page holds: a line that
 * says "on hold" or no longer does, a dialog that is there.
 */
export function watchPage(): void {
  const expected = new Map<string, { readonly name: string; readonly hold: boolean }>();
  const recent: string[] = [];
  let overlay: string | null = null;

  const isHeld = (line: Element) => /on hold/i.test(line.textContent ?? '');
  const lineOf = (key: string) => document.querySelector(`[data-line-key="${CSS.escape(key)}"]`);

  new MutationObserver(() => {
    for (const [key, { name, hold }] of expected) {
      const line = lineOf(key);
      if (line === null) {
        // Out of sight before it was changed: nobody saw how long it took.
        expected.delete(key);
      } else if (isHeld(line) === hold) {
        expected.delete(key);
        performance.mark(name);
      }
    }
    if (overlay !== null && document.querySelector('[role="dialog"]') !== null) {
      performance.mark(`overlay ${overlay}`);
      overlay = null;
    }
  }).observe(document.documentElement, { subtree: true, childList: true, characterData: true });

  document.addEventListener(
    'click',
    (event) => {
      if (overlay !== null) performance.mark(`click ${overlay}`, { startTime: event.timeStamp });
    },
    { capture: true },
  );

  globalThis.pageWatch = {
    pick(name) {
      const middle = window.innerHeight / 2;
      const lines = [...document.querySelectorAll<HTMLElement>('[data-line-key]')].filter(
        (line) => {
          const { top, height } = line.getBoundingClientRect();
          const isInSight = Math.abs(top + height / 2 - middle) < middle / 2;
          const callSid = line.dataset.lineKey?.match(/CA[0-9a-f]{32}/)?.[0];
          return isInSight && callSid !== undefined && !recent.includes(callSid);
        },
      );
      const line = lines[Math.floor(Math.random() * lines.length)];
      const key = line?.dataset.lineKey;
      const callSid = key?.match(/CA[0-9a-f]{32}/)?.[0];
      if (line === undefined || key === undefined || callSid === undefined) return null;
      recent.push(callSid);
      if (recent.length > 8) recent.shift();
      const hold = !isHeld(line);
      expected.set(key, { name, hold });
      return { callSid, hold };
    },
    button(name) {
      const middle = window.innerHeight / 2;
      for (const button of document.querySelectorAll('button')) {
        if ((button.getAttribute('aria-label') ?? button.textContent) !== name) continue;
        const { left, top, width, height } = button.getBoundingClientRect();
        if (width > 0 && Math.abs(top - middle) < middle / 2) {
          return { x: left + width / 2, y: top + height / 2 };
        }
      }
      return null;
    },
    expectOverlay(name) {
      overlay = name;
    },
  };
}

/** The least that can be as long as the floor is: lines of plain text in a box that scrolls. */
export function buildBarePage(lines: number): void {
  document.body.innerHTML =
    '<style>body{margin:0;font:14px sans-serif}main{height:100vh;overflow-y:auto;background:#fff}' +
    'main>div{height:44px;contain:strict}section{position:fixed;inset:30% 30%;background:#ddd}</style>' +
    '<button style="position:fixed;top:50%;right:20px;z-index:1">Open</button><main role="grid" aria-label="Participants"></main>';
  const list = document.querySelector('main');
  for (let index = 0; index < lines; index += 1) {
    const line = document.createElement('div');
    line.dataset.lineKey = `CA${index.toString(16).padStart(32, '0')}`;
    line.textContent = `Line ${index}`;
    list?.append(line);
  }
  document.querySelector('button')?.addEventListener('click', () => {
    const dialog = document.createElement('section');
    dialog.setAttribute('role', 'dialog');
    dialog.textContent = 'Here';
    document.body.append(dialog);
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') document.querySelector('section')?.remove();
  });
}
