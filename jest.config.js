import { jestConfig } from '@salesforce/sfdx-lwc-jest/config.js';

/** Tests of Lightning web components; scripts are tested with `node --test`. */
export default {
  ...jestConfig,
  // css: modules of nothing but styles, which components import.
  moduleFileExtensions: ['ts', 'js', 'html', 'css'],
  testMatch: ['<rootDir>/force-app/**/__tests__/**/*.test.ts'],
  setupFilesAfterEnv: [...(jestConfig.setupFilesAfterEnv ?? []), '<rootDir>/config/jest/setup.ts'],
  collectCoverageFrom: ['force-app/main/*/lwc/**/*.ts', '!**/__tests__/**'],
  modulePathIgnorePatterns: ['<rootDir>/.local-org'],
};
