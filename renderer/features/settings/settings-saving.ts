import { createStore } from 'zustand/vanilla';
import type { Failure } from '../../../common/failure.ts';
import type { SettingsChanges } from '../../../common/ipc/settings.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { changeSettings } from '../../store/change-settings.ts';
import type { LocalStore } from '../../store/local-store.ts';

export interface SavingState {
  /** What was changed and is not saved. After a failure it waits to be tried again. */
  readonly wanted: SettingsChanges;
  /** What is saved, and was not told by main yet: it is shown meanwhile. */
  readonly untold: SettingsChanges;
  readonly outcome: SavingOutcome;
}

type SavingOutcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'saving' }
  /** `before` is what the changes took the place of; null when they cannot be taken back. */
  | { readonly kind: 'saved'; readonly before: SettingsChanges | null }
  | { readonly kind: 'failed'; readonly failure: Failure };

export type SettingsSaving = ReturnType<typeof createSettingsSaving>;

/** Saves each change of the settings as it is made, one after the other, and loses none on a failure. */
export function createSettingsSaving(needs: {
  readonly bridge: Bridge;
  readonly local: LocalStore;
}) {
  const { local } = needs;
  const store = createStore<SavingState>(() => ({
    wanted: {},
    untold: {},
    outcome: { kind: 'none' },
  }));
  let before: SettingsChanges | null = {};
  let isRunning = false;
  let isTold = false;

  local.subscribe(({ settings }, { settings: earlier }) => {
    if (settings === earlier) return;
    isTold = true;
    store.setState({ untold: {} });
  });

  /** The last change is of `wanted` until it is saved; nothing is sent while an answer is waited for. */
  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    while (hasAny(store.getState().wanted)) {
      const { wanted, untold } = store.getState();
      store.setState({ outcome: { kind: 'saving' } });
      isTold = false;
      const saved = await changeSettings(needs, wanted);
      if (!saved.ok) {
        store.setState({ outcome: { kind: 'failed', failure: saved.error } });
        break;
      }
      const left = changedSince(store.getState().wanted, wanted);
      store.setState({ wanted: left, untold: isTold ? {} : { ...untold, ...wanted } });
      if (hasAny(left)) continue;
      store.setState({ outcome: { kind: 'saved', before } });
      before = {};
    }
    isRunning = false;
  }

  function change(changes: SettingsChanges, { canUndo } = { canUndo: true }): Promise<void> {
    const { wanted, untold } = store.getState();
    const shown = { ...local.getState().settings?.settings, ...untold, ...wanted };
    const replaced = Object.entries(shown).filter(([key]) => key in changes);
    before = canUndo && before !== null ? { ...Object.fromEntries(replaced), ...before } : null;
    store.setState({ wanted: { ...wanted, ...changes } });
    return run();
  }

  return {
    ...store,
    /** Saves this at once, or right after what is being saved. */
    change,
    tryAgain: run,
    /** Goes back to what is saved. */
    discard(): void {
      before = {};
      store.setState({ wanted: {}, outcome: { kind: 'none' } });
    },
    async undo(): Promise<void> {
      const { outcome } = store.getState();
      if (outcome.kind === 'saved' && outcome.before !== null) {
        await change(outcome.before, { canUndo: false });
      }
    },
  };
}

function hasAny(changes: SettingsChanges): boolean {
  return Object.keys(changes).length > 0;
}

/** What was changed again while it was being saved. */
function changedSince(now: SettingsChanges, then: SettingsChanges): SettingsChanges {
  const earlier = new Map<string, unknown>(Object.entries(then));
  return Object.fromEntries(
    Object.entries(now).filter(([key, value]) => earlier.get(key) !== value),
  );
}
