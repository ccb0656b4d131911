import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { useFloorLook, useStores } from '../../store/stores.tsx';
import classes from './find-bar.module.css';
import { findWords } from './words.ts';

/** Finds by words in any order. Down, or Enter, goes on to who was found. */
export function SearchField({ onGoOn }: { onGoOn?: (() => void) | undefined }) {
  const { look } = useStores();
  const words = useFloorLook((state) => state.words);
  const field = useRef<HTMLInputElement>(null);

  return (
    <TextInput
      ref={field}
      className={classes.field ?? ''}
      size="sm"
      type="text"
      data-find-field
      role="searchbox"
      aria-label={findWords.field()}
      placeholder={findWords.placeholder()}
      autoComplete="off"
      spellCheck={false}
      // An empty field has the direction of the page, or its placeholder would stand at the wrong end.
      {...(words === '' ? {} : { dir: 'auto' })}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={
        words !== '' && (
          <CloseButton
            size="sm"
            aria-label={findWords.clear()}
            onClick={() => {
              look.search('');
              field.current?.focus();
            }}
          />
        )
      }
      value={words}
      onChange={({ currentTarget }) => look.search(currentTarget.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        // Escape also mutes me, wherever the focus is: it is passed on.
        if (event.key === 'Escape') look.search('');
        if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
        event.preventDefault();
        onGoOn?.();
      }}
    />
  );
}
