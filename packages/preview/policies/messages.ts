import * as analyzer from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { WireMap } from "@platform/aws-model/wire";
import { inputsOf, outputsOf, seconds, type PolicyRecord, type ProviderLookup, providerLookup } from "./record";

/** One resource before it is created or updated, as Analyze and Remediate get it. */
export function analyzeRequest(
    record: PolicyRecord,
    inputs: WireMap,
    providers: ProviderLookup,
): analyzer.AnalyzeRequest {
    const request = new analyzer.AnalyzeRequest();
    request.setUrn(record.urn);
    request.setType(record.type);
    request.setName(record.name);
    request.setProperties(struct(inputs));
    request.setOptions(optionsOf(record));
    request.setProvider(providerOf(record, providers));
    return request;
}

/** All resources with their outputs, as AnalyzeStack gets them. */
export function stackRequest(records: readonly PolicyRecord[]): analyzer.AnalyzeStackRequest {
    const providers = providerLookup(records);
    const request = new analyzer.AnalyzeStackRequest();
    request.setResourcesList(records.map((record) => stackResource(record, providers)));
    return request;
}

function stackResource(record: PolicyRecord, providers: ProviderLookup): analyzer.AnalyzerResource {
    const resource = new analyzer.AnalyzerResource();
    resource.setUrn(record.urn);
    resource.setType(record.type);
    resource.setName(record.name);
    resource.setProperties(struct(outputsOf(record)));
    resource.setOptions(optionsOf(record));
    resource.setProvider(providerOf(record, providers));
    resource.setParent(record.parent ?? "");
    resource.setDependenciesList([...record.dependencies]);
    for (const [property, urns] of Object.entries(record.propertyDependencies)) {
        const dependencies = new analyzer.AnalyzerPropertyDependencies();
        dependencies.setUrnsList([...urns]);
        resource.getPropertydependenciesMap().set(property, dependencies);
    }
    return resource;
}

/** The SDK refuses a resource without options. */
function optionsOf({ options = {}, parent }: PolicyRecord): analyzer.AnalyzerResourceOptions {
    const message = new analyzer.AnalyzerResourceOptions();
    message.setProtect(options.protect ?? false);
    message.setIgnorechangesList([...(options.ignoreChanges ?? [])]);
    message.setAliasesList([...(options.aliases ?? [])]);
    message.setAdditionalsecretoutputsList([...(options.additionalSecretOutputs ?? [])]);
    message.setDeletebeforereplacedefined(options.deleteBeforeReplace !== undefined);
    message.setDeletebeforereplace(options.deleteBeforeReplace ?? false);
    message.setParent(parent ?? "");
    const timeouts = new analyzer.AnalyzerResourceOptions.CustomTimeouts();
    timeouts.setCreate(seconds(options.customTimeouts?.create));
    timeouts.setUpdate(seconds(options.customTimeouts?.update));
    timeouts.setDelete(seconds(options.customTimeouts?.delete));
    message.setCustomtimeouts(timeouts);
    return message;
}

function providerOf(record: PolicyRecord, lookup: ProviderLookup): analyzer.AnalyzerProviderResource | undefined {
    const provider = record.provider === undefined ? undefined : lookup(record.provider);
    if (provider === undefined) return undefined;
    const message = new analyzer.AnalyzerProviderResource();
    message.setUrn(provider.urn);
    message.setType(provider.type);
    message.setName(provider.name);
    message.setProperties(struct(inputsOf(provider)));
    return message;
}

function struct(properties: WireMap): Struct {
    return Struct.fromJavaScript(properties);
}
