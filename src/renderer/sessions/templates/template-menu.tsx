import { Button, Menu } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useWording } from '#renderer/preference.tsx';
import { LAID_OUT, type LaidOut, laidOut, layoutOf } from '#shared/session-templates.ts';
import { TemplateForm } from './template-form.tsx';

interface TemplateMenuProps {
  written: LaidOut;
  onLayOut(fields: LaidOut): void;
}

/** 模板: lays the record out by one, and keeps the headings of this record as another. */
export function TemplateMenu({ written, onLayOut }: TemplateMenuProps) {
  const { go } = usePlace();
  const [templates, keep] = useWording('session-templates');
  const [naming, setNaming] = useState(false);
  // One goes on in the form that was laid out.
  const [isLaidOut, setLaidOut] = useState(false);
  const headings = layoutOf(written);
  const hasHeadings = Object.values(headings).some((text) => text !== '');
  return (
    <>
      <Menu position="bottom-end" returnFocus={!isLaidOut} onOpen={() => setLaidOut(false)}>
        <Menu.Target>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconTemplate size={16} aria-hidden />}
            title="按模板在各栏里写好小标题"
          >
            模板
          </Button>
        </Menu.Target>
        <Menu.Dropdown aria-label="模板">
          {templates.map((template) => (
            <Menu.Item
              key={template.name}
              onClick={() => {
                const { fields, kept } = laidOut(written, template, templates);
                setLaidOut(true);
                onLayOut(fields);
                if (kept.length > 0) {
                  announce(`${kept.map((each) => LAID_OUT[each]).join('、')}已有内容，没有改动`, 'note');
                }
              }}
            >
              {template.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item disabled={!hasHeadings} onClick={() => setNaming(true)}>
            把这份的小标题存为模板…
          </Menu.Item>
          <Menu.Item onClick={() => go({ at: 'settings', section: 'wordings' })}>管理模板和常用语</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Dialog title="新模板" width={560} opened={naming} onClose={() => setNaming(false)}>
        <TemplateForm
          initial={{ name: '', ...headings }}
          others={templates}
          keep={(template) => keep([...templates, template])}
          onKept={({ name }) => announce(`已新增模板“${name}”`)}
          onClose={() => setNaming(false)}
        />
      </Dialog>
    </>
  );
}
