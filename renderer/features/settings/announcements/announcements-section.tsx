import { Button } from '@mantine/core';
import { IconLink, IconMessage, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { SavedAnnouncement } from '../../../../common/ipc/saved-announcement.ts';
import { moved, without } from '../in-order.ts';
import { OrderedActs } from '../ordered-acts.tsx';
import rows from '../rows.module.css';
import type { SectionProps } from '../section-props.ts';
import { AnnouncementDialog } from './announcement-dialog.tsx';
import { announcementsWords as words } from './words.ts';

/** What is at hand when something is announced, in the order in which it is offered. */
export function AnnouncementsSection({ settings, onChange }: SectionProps) {
  const { announcements } = settings;
  /** Which one is edited: its place, or null for a new one. */
  const [edited, setEdited] = useState<{ readonly at: number | null } | null>(null);

  function change(next: SavedAnnouncement[]): void {
    onChange({ announcements: next });
  }

  return (
    <>
      {announcements.length === 0 ? (
        <p className={rows.empty}>{words.none()}</p>
      ) : (
        <ol className={rows.list} aria-label={words.list()}>
          {announcements.map(({ name, content }, at) => (
            <li key={name} className={rows.row}>
              {content.kind === 'text' ? (
                <IconMessage size={16} aria-hidden />
              ) : (
                <IconLink size={16} aria-hidden />
              )}
              <span className={rows.main}>
                <bdi className={rows.name}>{name}</bdi>
                <span className={rows.detail} dir="auto">
                  {words.detail(content)}
                </span>
              </span>
              <OrderedActs
                name={name}
                isFirst={at === 0}
                isLast={at === announcements.length - 1}
                onMove={(by) => change(moved(announcements, at, by))}
                onEdit={() => setEdited({ at })}
                onDelete={() => change(without(announcements, at))}
              />
            </li>
          ))}
        </ol>
      )}
      <div className={rows.foot}>
        <Button
          size="compact-sm"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => setEdited({ at: null })}
        >
          {words.add()}
        </Button>
      </div>
      <AnnouncementDialog
        edited={edited}
        announcements={announcements}
        onSave={(next) => {
          change(next);
          setEdited(null);
        }}
        onClose={() => setEdited(null)}
      />
    </>
  );
}
