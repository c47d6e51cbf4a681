import type { WireMap, WireValue } from "../../values";
import { type ProviderLookup, providerLookup } from "../messages";
import { plainOnce, type PolicyRecord, seconds } from "../record";
import { Writer } from "./writer";

/*
 * The requests of `messages.ts` as the bytes that go over the wire. A large stack has millions of values, and an object of
 * the protocol's library for each of them takes ten times as long as writing it down. The numbers are those of
 * https://github.com/pulumi/pulumi/blob/master/proto/pulumi/analyzer.proto.
 */

/** Analyze and Remediate: one resource by its inputs. */
export function analyzeBytes(record: PolicyRecord, inputs: WireMap, providers: ProviderLookup): Buffer {
    const writer = new Writer();
    writeResource(writer, record, inputs, providers);
    return writer.finish();
}

/** AnalyzeStack: all resources by their outputs. */
export function stackBytes(records: readonly PolicyRecord[]): Buffer {
    const providers = providerLookup(records);
    const writer = new Writer(1024 * 1024);
    for (const record of records) {
        const start = writer.open(1);
        // As the engine keeps them: with the id, if it is known.
        const outputs = record.id === "" ? record.outputs : { id: record.id, ...record.outputs };
        writeResource(writer, record, outputs, providers);
        writer.text(7, record.parent ?? "");
        writer.texts(8, record.dependencies);
        for (const [property, urns] of Object.entries(record.propertyDependencies)) {
            const entry = writer.open(9);
            writer.text(1, property);
            const dependencies = writer.open(2);
            writer.texts(1, urns);
            writer.close(dependencies);
            writer.close(entry);
        }
        writer.close(start);
    }
    return writer.finish();
}

/** The fields that both kinds of requests have, under the same numbers. */
function writeResource(writer: Writer, record: PolicyRecord, properties: WireMap, providers: ProviderLookup): void {
    writer.text(1, record.type);
    writeStruct(writer, 2, properties);
    writer.text(3, record.urn);
    writer.text(4, record.name);
    writeOptions(writer, record);
    const provider = record.provider === undefined ? undefined : providers(record.provider);
    if (provider !== undefined) {
        const start = writer.open(6);
        writer.text(1, provider.type);
        writeStruct(writer, 2, provider.inputs);
        writer.text(3, provider.urn);
        writer.text(4, provider.name);
        writer.close(start);
    }
}

/** The SDK refuses a resource without options. */
function writeOptions(writer: Writer, { options = {}, parent }: PolicyRecord): void {
    const start = writer.open(5);
    writer.flag(1, options.protect ?? false);
    writer.texts(2, options.ignoreChanges ?? []);
    writer.flag(3, options.deleteBeforeReplace ?? false);
    writer.flag(4, options.deleteBeforeReplace !== undefined);
    writer.texts(5, options.additionalSecretOutputs ?? []);
    writer.texts(6, options.aliases ?? []);
    const timeouts = writer.open(7);
    writer.double(1, seconds(options.customTimeouts?.create));
    writer.double(2, seconds(options.customTimeouts?.update));
    writer.double(3, seconds(options.customTimeouts?.delete));
    writer.close(timeouts);
    writer.text(8, parent ?? "");
    writer.close(start);
}

/** google.protobuf.Struct: https://protobuf.dev/reference/protobuf/google.protobuf/#struct. */
function writeStruct(writer: Writer, field: number, map: WireMap): void {
    const start = writer.open(field);
    for (const key of Object.keys(map)) {
        const value = map[key];
        if (value !== undefined) {
            const entry = writer.open(1);
            writer.text(1, key);
            writeValue(writer, 2, value);
            writer.close(entry);
        }
    }
    writer.close(start);
}

function writeValue(writer: Writer, field: number, given: WireValue): void {
    const value = plainOnce(given);
    const start = writer.open(field);
    if (value === null) {
        writer.small(1, 0);
    } else if (typeof value === "number") {
        writer.double(2, value);
    } else if (typeof value === "string") {
        writer.textAlways(3, value);
    } else if (typeof value === "boolean") {
        writer.small(4, value ? 1 : 0);
    } else if (Array.isArray(value)) {
        const list = writer.open(6);
        for (const item of value) {
            writeValue(writer, 1, item);
        }
        writer.close(list);
    } else {
        writeStruct(writer, 5, value);
    }
    writer.close(start);
}
