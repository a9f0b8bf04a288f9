namespace PostalTracking.Web.Features.Protection;

/// <summary>What the buyers are told of the house.</summary>
internal sealed class ProtectionOptions
{
    public const string Section = "Protection";

    /// <summary>Where a deceit is told by telephone, as people read it. Without one the office that sold the protection is named.</summary>
    public string? Hotline { get; init; }
}
