export { startSimulator, type RunningSimulator, type SimulatorOptions } from './simulator.ts';
