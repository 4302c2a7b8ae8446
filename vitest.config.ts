import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A slow machine takes five times as long as a quiet one.
    testTimeout: 90_000,
    hookTimeout: 60_000,
    // One core is left alone by default: of two that is half.
    maxWorkers: '100%',
    // The SDK's default credential chain would otherwise probe a metadata address.
    env: { ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true' },
  },
});
