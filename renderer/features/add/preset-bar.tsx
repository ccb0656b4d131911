import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Draft } from '../../../common/adding/draft.ts';
import { KeepName } from './keep-name.tsx';
import classes from './more-parameters.module.css';
import { named } from './saved-people.ts';
import type { useKept } from './use-kept.ts';
import { addWords as words } from './words.ts';

interface PresetBarProps {
  readonly kept: ReturnType<typeof useKept>;
  /** What would be saved. */
  readonly draft: Draft;
  readonly onChoose: (draft: Draft) => void;
}

/** A filled-in form under a name: chosen, saved, deleted. */
export function PresetBar({ kept, draft, onChoose }: PresetBarProps) {
  const { presets, keepPreset, forgetPreset } = kept;
  const [chosen, setChosen] = useState('');
  const preset = named(presets, chosen);
  return (
    <div className={classes.presets}>
      {presets.length > 0 && (
        <NativeSelect
          size="xs"
          className={classes.preset ?? ''}
          aria-label={words.preset()}
          value={preset?.name ?? ''}
          data={[
            { value: '', label: words.noPreset() },
            ...presets.map(({ name }) => ({ value: name, label: name })),
          ]}
          onChange={({ currentTarget: { value } }) => {
            setChosen(value);
            const wanted = named(presets, value);
            if (wanted !== undefined) onChoose(wanted.draft);
          }}
        />
      )}
      {preset !== undefined && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={() => void forgetPreset(preset.name)}
        >
          {words.deletePreset(preset.name)}
        </Button>
      )}
      <KeepName
        key={preset?.name ?? ''}
        ask={words.savePreset()}
        label={words.presetName()}
        description={words.secretsLeftOut()}
        first={preset?.name ?? ''}
        isThere={(name) => named(presets, name) !== undefined}
        onKeep={async (name) => {
          const why = await keepPreset(name, draft);
          if (why === null) setChosen(name.trim());
          return why;
        }}
      />
    </div>
  );
}
