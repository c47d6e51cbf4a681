import { nameOf } from "@platform/aws-model/urn";
import type { Preview, ResourceRecord } from "../result";
import { cascade } from "./cascade";
import { commonFields, deletion, importRemark, inOrder, changeKind } from "./change";
import type { Baseline, BaselineResource, Change, Comparison, PropertyChange } from "./comparison";
import { differences } from "./difference";
import type { Difference, DifferenceRules } from "./difference";
import { MadeUpValues } from "./made-up";
import { match } from "./matching";
import type { Match } from "./matching";
import { withOutages } from "./outages";
import { pathCovers, parsePath } from "@platform/aws-model/property-path";
import { protectionNotes } from "./protection";
import { sameProvider } from "./provider-change";
import { underRemoteComponents, withRenameHints } from "./remarks";
import { forces, isSet, isUsual } from "@platform/aws-model/replacement/forces";
import { StoredInputs } from "./stored-inputs";
import { plural } from "@platform/aws-model/show";

/** Says what an update would do to what the baseline describes. */
export function compare(baseline: Baseline, preview: Preview, noneExpected: boolean): Comparison {
    return new Comparer(baseline, preview).run(noneExpected);
}

class Comparer {
    private readonly madeUp = new MadeUpValues();
    private readonly strict: ReadonlyMap<string, ResourceRecord>;
    private readonly planned: ReadonlyMap<string, ResourceRecord>;
    private readonly known: ReadonlyMap<string, BaselineResource>;
    private readonly inputs: StoredInputs;
    private readonly replaced = new Map<string, ResourceRecord>();
    private readonly created = new Set<string>();
    private readonly previousUrns = new Map<string, string>();
    private readonly opaque = new Set<string>();
    private readonly archives = new Set<string>();

    constructor(
        private readonly baseline: Baseline,
        private readonly preview: Preview,
    ) {
        this.strict = new Map(preview.strict.resources.map((one) => [one.urn, one]));
        this.planned = new Map(preview.placeholder.resources.map((one) => [one.urn, one]));
        this.known = new Map(baseline.resources.map((one) => [one.urn, one]));
        this.inputs = new StoredInputs(this.planned, this.known, baseline.deployed);
    }

    run(noneExpected: boolean): Comparison {
        const { baseline, preview } = this;
        const { planned, gone, leftOver } = match(preview.placeholder.resources, baseline.resources);
        this.learn(planned);
        const changes = planned.map((one) => this.changeOf(one));
        const remote = underRemoteComponents(gone, preview.placeholder.resources);
        const deletions = gone.filter((one) => !remote.includes(one)).map(deletion);
        const unknown = `inside components that a provider plugin builds, ${plural(remote.length, "resource")} cannot be compared.`;
        return {
            against: baseline.label,
            changes: inOrder([
                ...withOutages(
                    withRenameHints([...changes.flatMap((one) => one ?? []), ...deletions], preview, baseline),
                    planned,
                    baseline.resources,
                ),
                ...leftOver.map((one) => ({ ...deletion(one), remarks: ["left over from an earlier update"] })),
            ]),
            noneExpected,
            groups: new Map<string, BaselineResource | ResourceRecord>([...this.known, ...this.planned]),
            unchanged: planned.filter(({ after }, index) => changes[index] === undefined && isCounted(after)).length,
            outputs: this.outputs(),
            notes: [
                ...baseline.notes,
                ...protectionNotes(planned),
                ...(remote.length === 0 ? [] : [unknown]),
                ...this.opaqueNotes(),
            ],
        };
    }

    private learn(planned: readonly Match[]): void {
        for (const { after, before } of planned) {
            if (before !== undefined) {
                this.madeUp.learn(before, after);
                this.previousUrns.set(after.urn, before.urn);
            }
        }
        for (const one of [
            ...this.preview.placeholder.resources,
            ...(this.baseline.deployed ? [] : this.baseline.resources),
        ]) {
            this.madeUp.label(one);
        }
    }

    private changeOf({ after, before }: Match): Change | undefined {
        if (before === undefined) {
            this.created.add(after.urn);
            return {
                ...commonFields(after),
                kind: "create",
                properties: [],
                mayReplace: false,
                remarks: importRemark(after),
            };
        }
        const isComponent = after.kind === "component" || after.kind === "remote-component";
        const properties = isComponent ? [] : this.propertiesOf(after, before);
        const reason = isComponent ? undefined : this.otherReason(after, before);
        const kind = changeKind(after, before, properties, reason);
        if (kind === undefined || (after.implicit && kind === "rename")) {
            return undefined;
        }
        if (kind === "replace") {
            this.replaced.set(after.urn, after);
        }
        const refused = kind === "replace" && after.options.protect === true && before.options.protect === true;
        return {
            ...commonFields(after),
            kind,
            ...(before.urn === after.urn || after.implicit ? {} : { previousUrn: before.urn }),
            properties,
            mayReplace: kind === "update" && properties.some(({ replaces }) => replaces === "unknown"),
            ...(reason === undefined ? {} : { reason }),
            ...(refused ? { refused: "it is protected: the engine refuses to replace it" } : {}),
            remarks: [],
        };
    }

    private propertiesOf(after: ResourceRecord, before: BaselineResource): PropertyChange[] {
        const rules = this.rulesFor(after);
        const direct = differences(this.inputs.before(before, after), this.inputs.after(after), rules);
        const renewed = cascade(after, this.strict.get(after.urn), this.replaced).filter(
            ({ path }) => !direct.some((one) => pathCovers(one.path, path)),
        );
        const region = this.inputs.region(before, after);
        const ignored = after.options.ignoreChanges ?? [];
        return [...direct, ...renewed, ...region]
            .filter(({ path }) => !ignored.some((pattern) => pathCovers(pattern, path)))
            .map((one) => ({ ...one, replaces: this.forcesOf(after, one) }));
    }

    private forcesOf(after: ResourceRecord, { path }: Difference): PropertyChange["replaces"] {
        return after.kind === "provider"
            ? "no"
            : forces(after.type, path, after.inputs, after.options.replaceOnChanges);
    }

    private rulesFor(after: ResourceRecord): DifferenceRules {
        return {
            translate: this.madeUp.translator(this.valuesKept(after)),
            unknownIsNew: (path) => {
                const urns = after.propertyDependencies[String(parsePath(path)[0])] ?? [];
                return urns.some((urn) => this.created.has(urn) || this.replaced.has(urn));
            },
            isSet: (path) => isSet(after.type, path),
            isUsual: (path, value) => isUsual(after.type, path, value),
            onOpaque: (path) => this.opaque.add(`${after.name}.${path}`),
            onArchive: (path) => this.archives.add(`${after.name}.${path}`),
            show: this.madeUp.show,
        };
    }

    /** What is replaced gets other values. Who reads them is renewed (cascade); who has written them down himself changes. */
    private valuesKept(after: ResourceRecord): readonly string[] {
        const behind = [...this.behind(after)];
        if (!behind.some((urn) => this.replaced.has(urn))) {
            return behind;
        }
        const read = this.behind(after, ({ propertyDependencies }) => Object.values(propertyDependencies).flat());
        return behind.filter((urn) => read.has(urn) || !this.replaced.has(urn));
    }

    /** URNs of what the resource is computed from, also by way of others: an output may repeat an input. */
    private behind(after: ResourceRecord, linksOf = allLinks, found = new Set<string>()): ReadonlySet<string> {
        for (const urn of linksOf(after)) {
            const source = this.planned.get(urn);
            if (!found.has(urn)) {
                found.add(urn);
                if (source !== undefined) {
                    this.behind(source, linksOf, found);
                }
            }
        }
        return found;
    }

    /** Replacement for another reason than a property. */
    private otherReason(after: ResourceRecord, before: BaselineResource): string | undefined {
        if (!sameProvider(after, before, (urn) => this.previousUrns.get(urn) ?? urn)) {
            return "another provider manages it";
        }
        const along = after.options.replaceWith?.find((urn) => this.replaced.has(urn));
        return along === undefined ? undefined : `${nameOf(along)} is replaced (replaceWith)`;
    }

    private outputs(): PropertyChange[] {
        const { placeholder } = this.preview;
        const stack = placeholder.resources.find(({ kind }) => kind === "stack");
        // What a replaced resource gives is new, also where it was made up before.
        const kept = placeholder.resources.map(({ urn }) => urn).filter((urn) => !this.replaced.has(urn));
        const rules = {
            ...(stack === undefined ? NO_RULES : this.rulesFor(stack)),
            translate: this.madeUp.translator(kept),
            onOpaque: () => undefined,
        };
        const found = differences(this.baseline.outputs, placeholder.stackOutputs, rules);
        return found.map((one) => ({ ...one, replaces: "no" }));
    }

    private opaqueNotes(): string[] {
        const [encrypted, archives] = [this.opaque, this.archives].map((names) => [...names].join(", "));
        return [
            ...(encrypted === ""
                ? []
                : [
                      `encrypted values are not compared: ${encrypted}. Export the state with --show-secrets, or set PULUMI_CONFIG_PASSPHRASE.`,
                  ]),
            ...(archives === ""
                ? []
                : [`archives are not compared: of ${archives} the state has a digest that only the engine computes.`]),
        ];
    }
}

const allLinks = ({ dependencies, propertyDependencies }: ResourceRecord): readonly string[] => [
    ...dependencies,
    ...Object.values(propertyDependencies).flat(),
];

function isCounted({ kind, implicit }: ResourceRecord): boolean {
    return kind !== "component" && !implicit;
}

const NO_RULES: DifferenceRules = {
    translate: (value) => value,
    unknownIsNew: () => false,
    isSet: () => false,
    isUsual: () => false,
    onOpaque: () => undefined,
    onArchive: () => undefined,
    show: (value) => value,
};
