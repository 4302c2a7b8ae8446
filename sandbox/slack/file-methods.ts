import type { IncomingMessage, ServerResponse } from 'node:http';
import { whyClosed } from './chat-methods.ts';
import { hiddenBy, readBody, sendText, sufferedFrom } from './http-io.ts';
import type { Method } from './method.ts';
import { isFields } from './text-rules.ts';
import { isThreadRoot } from './threads.ts';
import type { World } from './world.ts';

interface Upload {
  readonly filename: string;
  readonly length: number;
  content: string | null;
  completed: boolean;
}

export interface Uploads {
  readonly byId: Map<string, Upload>;
  readonly urlOf: (id: string) => string;
  /** The bytes, posted to the URL that getUploadURLExternal gave. */
  receive(id: string, request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export function createUploads(world: World, urlOf: (id: string) => string): Uploads {
  const byId = new Map<string, Upload>();
  return {
    byId,
    urlOf,
    async receive(id, request, response) {
      const raw = await readBody(request);
      const mishap = world.takeMishap('upload');
      if (sufferedFrom(mishap, response)) return;
      const upload = byId.get(id);
      const content = await contentOf(raw, request.headers['content-type'] ?? '');
      if (upload === undefined || content.byteLength !== upload.length)
        return sendText(response, 400, 'length mismatch');
      upload.content = content.toString();
      if (hiddenBy(mishap, response)) return;
      sendText(response, 200, `OK - ${upload.length}`);
    },
  };
}

/** Uploading in three steps (Working with files): get a URL, post the bytes, complete it once. */
export function createFileMethods(uploads: Uploads): Readonly<Record<string, Method>> {
  return {
    'files.getUploadURLExternal': {
      token: 'bot',
      scope: 'files:write',
      // Its reference says alt_txt, the SDK sends alt_text.
      args: { filename: 'text', length: 'number', alt_txt: 'text', alt_text: 'text', snippet_type: 'text' },
      run({ filename, length }, world) {
        const size = Number(length);
        if (typeof filename !== 'string' || filename === '' || !Number.isInteger(size) || size < 1)
          return { ok: false, error: 'invalid_arguments' };
        const id = world.nextId('F');
        uploads.byId.set(id, { filename, length: size, content: null, completed: false });
        return { ok: true, file_id: id, upload_url: uploads.urlOf(id) };
      },
    },
    'files.completeUploadExternal': {
      token: 'bot',
      scope: 'files:write',
      // `channels` and `blocks`, which Slack knows too, do nothing here, and so are noted.
      args: { files: 'list', channel_id: 'text', thread_ts: 'ts', initial_comment: 'text' },
      run({ files, channel_id, thread_ts, initial_comment = '' }, world) {
        const ready = readyFiles(files, uploads);
        if (ready === null) return { ok: false, error: 'file_not_found' };
        const told = { ok: true as const, files: ready.map(({ id, title }) => ({ id, title })) };
        const complete = () => {
          for (const { upload } of ready) upload.completed = true;
        };
        // "If not specified the file will be private": it is there, but nobody sees it.
        if (channel_id === undefined) {
          complete();
          return told;
        }
        const channel = String(channel_id);
        const closed = whyClosed(channel, world);
        if (closed !== null) return { ok: false, error: closed };
        if (thread_ts !== undefined && !isThreadRoot(thread_ts, channel, world))
          return { ok: false, error: 'invalid_thread_ts' };
        complete();
        const thread = thread_ts === undefined ? {} : { threadTs: String(thread_ts) };
        for (const { id, title, upload } of ready) {
          const { filename, content } = upload;
          world.files.push({ id, filename, title, content, channel, ...thread, comment: String(initial_comment) });
        }
        world.changed();
        return told;
      },
    },
  };
}

interface Ready {
  readonly id: string;
  readonly title: string;
  readonly upload: Upload & { readonly content: string };
}

/** The files to complete; `null` when one of them, or any at all, is not there, has no bytes yet or was completed. */
function readyFiles(files: unknown, { byId }: Uploads): readonly Ready[] | null {
  const asked = Array.isArray(files) ? files.filter(isFields) : [];
  const ready = asked.flatMap(({ id, title }): Ready[] => {
    const upload = byId.get(String(id));
    if (upload === undefined || !hasContent(upload) || upload.completed) return [];
    return [{ id: String(id), title: String(title ?? upload.filename), upload }];
  });
  const isComplete = Array.isArray(files) && files.length > 0 && ready.length === files.length;
  return isComplete && new Set(ready.map(({ id }) => id)).size === ready.length ? ready : null;
}

function hasContent(upload: Upload): upload is Upload & { readonly content: string } {
  return upload.content !== null;
}

/** The one file of a form, or the body itself. */
async function contentOf(raw: Buffer, type: string): Promise<Buffer> {
  if (!type.startsWith('multipart/form-data')) return raw;
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData();
  const file = [...form.values()].find((value) => typeof value !== 'string');
  return file === undefined ? Buffer.alloc(0) : Buffer.from(await file.arrayBuffer());
}
