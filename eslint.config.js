import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import lwcTs from '@salesforce/eslint-config-lwc/recommended-ts.js';
import { defineConfig } from 'eslint/config';

export default defineConfig([
  { ignores: ['node_modules/**', '.sf/**', '.sfdx/**', '.local-org/**', 'coverage/**', 'dist/**', '**/lwc/**/*.js'] },
  {
    files: ['**/lwc/**/*.ts', 'config/jest/**/*.ts'],
    extends: [lwcTs, tseslint.configs.recommended],
    languageOptions: { parser: tseslint.parser },
  },
  {
    files: ['**/lwc/**/__tests__/**/*.ts', 'config/jest/**/*.ts'],
    languageOptions: { globals: { ...globals.jest, ...globals.node } },
    rules: { '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off' },
  },
  {
    files: ['scripts/**/*.ts'],
    extends: [js.configs.recommended, tseslint.configs.recommended],
    languageOptions: { globals: globals.node },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
]);
