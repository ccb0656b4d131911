import { TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { foldText } from '../../../../common/floor/fold-text.ts';
import type { RoleCorrection } from '../../../../common/floor/roles.ts';
import { Act } from '../ordered-acts.tsx';
import rows from '../rows.module.css';
import classes from './roles-section.module.css';
import { rolesWords as words } from './words.ts';

interface CorrectionsProps {
  readonly corrections: readonly RoleCorrection[];
  readonly onRemove: (at: number) => void;
}

/** What was said by hand of labels and numbers. With many of them one can look for one. */
export function Corrections({ corrections, onRemove }: CorrectionsProps) {
  const [wanted, setWanted] = useState('');
  const found = corrections
    .map((correction, at) => ({ correction, at }))
    .filter(({ correction }) => foldText(correction.text).includes(foldText(wanted.trim())));
  return (
    <section className={rows.group} aria-labelledby="role-corrections">
      <h3 id="role-corrections" className={rows.title}>
        {words.corrections()}
      </h3>
      <p className={rows.what}>{words.correctionsAre()}</p>
      {corrections.length > MANY && (
        <TextInput
          aria-label={words.findCorrection()}
          placeholder={words.findCorrection()}
          value={wanted}
          onChange={({ currentTarget }) => setWanted(currentTarget.value)}
        />
      )}
      {corrections.length === 0 ? (
        <p className={rows.empty}>{words.noCorrections()}</p>
      ) : (
        <ul className={`${rows.list} ${classes.corrections}`}>
          {found.map(({ correction: { of, text, role }, at }) => (
            <li key={`${of} ${text}`} className={rows.row}>
              <span className={classes.role}>{words.role(role)}</span>
              <span className={rows.main}>
                <bdi>{words.correction(of, text)}</bdi>
              </span>
              <Act label={words.removeCorrection(text)} onClick={() => onRemove(at)}>
                <IconTrash size={16} aria-hidden />
              </Act>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** More than fit into a look. */
const MANY = 12;
