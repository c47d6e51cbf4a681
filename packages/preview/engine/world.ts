import type { Monitor } from "../monitor/monitor";
import { STACK_TYPE } from "@platform/aws-model/urn";
import type { LogEntry, ProgramFailure, ResourceRecord, World } from "../result";
import type { MapPosition } from "./failures";
import type { RunInput } from "./host";

/** What a host knows at the end of a run besides what the monitor recorded. */
export interface RunEnd {
    readonly logs: readonly LogEntry[];
    readonly failures: readonly ProgramFailure[];
    /** performance.now() at the start. */
    readonly started: number;
    readonly mapPosition: MapPosition;
}

export function toWorld(input: RunInput, monitor: Monitor, end: RunEnd): World {
    const stack = monitor.resources.find((resource) => resource.type === STACK_TYPE);
    return {
        name: input.world,
        resources: monitor.resources.map((resource) => mapLocation(resource, end.mapPosition)),
        stackOutputs: stack?.outputs ?? {},
        logs: [...end.logs, ...monitor.logs],
        findings: monitor.findings.map((finding) => mapLocation(finding, end.mapPosition)),
        failures: end.failures,
        milliseconds: performance.now() - end.started,
    };
}

function mapLocation<T extends Pick<ResourceRecord, "location">>(item: T, mapPosition: MapPosition): T {
    if (item.location === undefined) {
        return item;
    }
    const { file, line, column } = item.location;
    return { ...item, location: { file, ...mapPosition(file, line, column) } };
}
