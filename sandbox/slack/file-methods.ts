import type { IncomingMessage, ServerResponse } from 'node:http';
import { whyClosed } from './chat-methods.ts';
import { readBody, sendText, sufferedFrom } from './http-io.ts';
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
      if (sufferedFrom(world.takeMishap('upload'), response)) return;
      const upload = byId.get(id);
      const content = await contentOf(raw, request.headers['content-type'] ?? '');
      if (upload === undefined || content.byteLength !== upload.length)
        return sendText(response, 400, 'length mismatch');
      upload.content = content.toString();
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
      args: {
        files: 'list',
        channel_id: 'text',
        channels: 'text',
        thread_ts: 'ts',
        initial_comment: 'text',
        blocks: 'list',
      },
      run({ files, channel_id, thread_ts, initial_comment }, world) {
        const [file] = Array.isArray(files) ? files : [];
        const id = isFields(file) ? String(file.id) : '';
        const upload = uploads.byId.get(id);
        if (!isFields(file) || upload?.content == null || upload.completed)
          return { ok: false, error: 'file_not_found' };
        const channel = String(channel_id);
        const closed = whyClosed(channel, world);
        if (closed !== null) return { ok: false, error: closed };
        if (thread_ts !== undefined && !isThreadRoot(thread_ts, channel, world))
          return { ok: false, error: 'invalid_thread_ts' };
        upload.completed = true;
        world.files.push({
          id,
          filename: upload.filename,
          title: String(file.title ?? upload.filename),
          content: upload.content,
          channel,
          ...(thread_ts === undefined ? {} : { threadTs: String(thread_ts) }),
          comment: String(initial_comment ?? ''),
        });
        world.changed();
        return { ok: true, files: [{ id, title: file.title }] };
      },
    },
  };
}

/** The one file of a form, or the body itself. */
async function contentOf(raw: Buffer, type: string): Promise<Buffer> {
  if (!type.startsWith('multipart/form-data')) return raw;
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData();
  const file = [...form.values()].find((value) => typeof value !== 'string');
  return file === undefined ? Buffer.alloc(0) : Buffer.from(await file.arrayBuffer());
}
