/** The features that the engine of this SDK's time has; the program adapts to what is missing. */
const FEATURES: ReadonlySet<string> = new Set([
    "secrets",
    "resourceReferences",
    "outputValues",
    "aliasSpecs",
    "deletedWith",
    "replaceWith",
    "transforms",
    "invokeTransforms",
    "parameterization",
    "resourceHooks",
    "errorHooks",
]);

export function supportsFeature(feature: string): boolean {
    return FEATURES.has(feature);
}
