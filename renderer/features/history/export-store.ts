import { createStore } from 'zustand/vanilla';
import type { Failure } from '../../../common/failure.ts';
import type {
  HistoryExported,
  HistoryExportRequest,
  HistoryWritten,
} from '../../../common/ipc/history.ts';
import type { Bridge } from '../../bridge/bridge.ts';

export type ExportState =
  | { readonly kind: 'none' }
  /** `written` is null until a place for the file is chosen. */
  | {
      readonly kind: 'running';
      readonly written: HistoryWritten | null;
      readonly isStopping: boolean;
    }
  | { readonly kind: 'done'; readonly exported: HistoryExported }
  | { readonly kind: 'failed'; readonly failure: Failure };

export type ExportStore = ReturnType<typeof createExportStore>;

/** One export at a time, which goes on while another view is looked at. */
export function createExportStore(bridge: Bridge) {
  const store = createStore<{ readonly now: ExportState }>(() => ({ now: NONE }));
  bridge.on('history:exporting', (written) => {
    const { now } = store.getState();
    if (now.kind === 'running') store.setState({ now: { ...now, written } });
  });

  return {
    ...store,
    async run(request: HistoryExportRequest): Promise<void> {
      if (store.getState().now.kind === 'running') return;
      store.setState({ now: { kind: 'running', written: null, isStopping: false } });
      const exported = await bridge.call('history:export', request);
      store.setState({
        now: exported.ok
          ? { kind: 'done', exported: exported.value }
          : { kind: 'failed', failure: exported.error },
      });
    },
    async stop(): Promise<void> {
      const { now } = store.getState();
      if (now.kind !== 'running') return;
      store.setState({ now: { ...now, isStopping: true } });
      await bridge.call('history:stop-export', undefined);
    },
    dismiss(): void {
      if (store.getState().now.kind !== 'running') store.setState({ now: NONE });
    },
  };
}

const stores = new WeakMap<Bridge, ExportStore>();

/** The one of this page, made when it is asked for first. */
export function exportStoreOf(bridge: Bridge): ExportStore {
  const store = stores.get(bridge) ?? createExportStore(bridge);
  stores.set(bridge, store);
  return store;
}

const NONE: ExportState = { kind: 'none' };
