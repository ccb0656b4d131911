import { Combobox, TextInput, useCombobox } from '@mantine/core';
import type { ReactNode } from 'react';
import { foldText } from '../../../common/floor/fold-text.ts';
import { formatAddress } from '../../ui/address.ts';
import classes from './address-field.module.css';
import { addWords as words } from './words.ts';

/** Something to choose in place of typing it. */
interface AddressChoice {
  /** What stands in the field when it is chosen. */
  readonly value: string;
  readonly name: string;
  readonly detail: string;
}

interface AddressGroup {
  readonly title: string;
  readonly choices: readonly AddressChoice[];
}

interface AddressFieldProps {
  readonly name: string;
  readonly label: string;
  readonly description: ReactNode;
  readonly placeholder?: string;
  readonly error: string | null;
  readonly value: string;
  readonly groups: readonly AddressGroup[];
  readonly isFirst?: boolean;
  readonly onChange: (value: string) => void;
  readonly onLeave?: () => void;
}

/** An address that is typed, or chosen among those that are known, by the keyboard alone if one likes. */
export function AddressField(props: AddressFieldProps) {
  const { name, label, description, error, value, groups, onChange } = props;
  const store = useCombobox({ onDropdownClose: () => store.resetSelectedOption() });
  const shown = groupsFound(groups, value);

  function choose(chosen: string): void {
    store.closeDropdown();
    onChange(chosen);
  }

  return (
    // In the dialog, where one who reads it by ear expects it.
    <Combobox store={store} withinPortal={false} onOptionSubmit={choose}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          name={name}
          label={label}
          description={description}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          placeholder={props.placeholder}
          error={error}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          data-autofocus={props.isFirst || undefined}
          value={value}
          rightSection={groups.length > 0 ? <Combobox.Chevron /> : undefined}
          rightSectionPointerEvents="none"
          onChange={({ currentTarget }) => {
            onChange(currentTarget.value);
            store.openDropdown();
            store.resetSelectedOption();
          }}
          onClick={() => store.openDropdown()}
          onBlur={() => {
            store.closeDropdown();
            props.onLeave?.();
          }}
          onKeyDown={({ key }) => {
            // It is sent, or told what is wrong with it: the list is out of the way.
            if (key === 'Enter' && store.getSelectedOptionIndex() === -1) store.closeDropdown();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={shown.length === 0}>
        <Combobox.Options className={classes.options ?? ''} aria-label={words.choices(label)}>
          {shown.map((group) => (
            <Combobox.Group key={group.title} label={group.title}>
              {group.choices.map((choice) => (
                <Combobox.Option key={choice.value} value={choice.value} className={classes.option}>
                  <bdi className={classes.name}>{choice.name}</bdi>
                  <bdi className={classes.detail}>{choice.detail}</bdi>
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** Those that have every word that was typed; all of them while one of them is in the field. */
function groupsFound(groups: readonly AddressGroup[], typed: string): readonly AddressGroup[] {
  const isChosen = groups.some(({ choices }) => choices.some(({ value }) => value === typed));
  const wanted = isChosen ? [] : foldText(typed).split(/\s+/);
  return groups
    .map(({ title, choices }) => ({
      title,
      choices: choices.filter(({ value, name, detail }) => {
        const all = foldText(`${value} ${name} ${detail} ${formatAddress(value)}`);
        return wanted.every((word) => all.includes(word));
      }),
    }))
    .filter(({ choices }) => choices.length > 0);
}
