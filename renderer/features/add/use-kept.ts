import type { Draft } from '../../../common/adding/draft.ts';
import {
  type Contact,
  contactsSchema,
  type Preset,
  presetsSchema,
  type Recent,
} from '../../../common/ipc/saved-people.ts';
import type { SettingsChanges } from '../../../common/ipc/settings.ts';
import { changeSettings } from '../../store/change-settings.ts';
import { useLocal, useStores } from '../../store/stores.tsx';
import { named, withContact, withPreset, withRecent } from './saved-people.ts';

/** Answers in words why something could not be kept; null when it was. */
type Kept = Promise<string | null>;

interface KeptPeople {
  readonly contacts: readonly Contact[];
  readonly recents: readonly Recent[];
  readonly presets: readonly Preset[];
  readonly keepContact: (name: string, address: string) => Kept;
  readonly forgetContact: (name: string) => Kept;
  readonly keepPreset: (name: string, draft: Draft) => Kept;
  readonly forgetPreset: (name: string) => Kept;
  readonly keepRecent: (address: string) => void;
}

/** Whom and what this computer remembers for adding somebody. */
export function useKept(): KeptPeople {
  const stores = useStores();
  const settings = useLocal((state) => state.settings?.settings ?? null);
  const contacts = settings?.contacts ?? [];
  const recents = settings?.recents ?? [];
  const presets = settings?.presets ?? [];

  async function save(changes: SettingsChanges): Kept {
    const saved = await changeSettings(stores, changes);
    return saved.ok ? null : `${saved.error.message} ${saved.error.hint}`;
  }

  return {
    contacts,
    recents,
    presets,
    async keepContact(name, address) {
      const read = contactsSchema.safeParse(withContact(contacts, { name, address }));
      return read.success ? save({ contacts: read.data }) : (read.error.issues[0]?.message ?? '');
    },
    forgetContact: (name) =>
      save({ contacts: contacts.filter((one) => one !== named(contacts, name)) }),
    async keepPreset(name, draft) {
      const read = presetsSchema.safeParse(withPreset(presets, { name, draft: mutable(draft) }));
      return read.success ? save({ presets: read.data }) : (read.error.issues[0]?.message ?? '');
    },
    forgetPreset: (name) =>
      save({ presets: presets.filter((one) => one !== named(presets, name)) }),
    keepRecent(address) {
      // That it was dialled is in the list of attempts; nobody needs to hear that it is not in this one.
      void save({ recents: withRecent(recents, address, Date.now()) });
    },
  };
}

/** As the schema has it, whose lists can be changed. */
function mutable(draft: Draft): Preset['draft'] {
  return Object.fromEntries(
    Object.entries(draft).map(([name, value = '']) => [
      name,
      typeof value === 'string' ? value : [...value],
    ]),
  );
}
