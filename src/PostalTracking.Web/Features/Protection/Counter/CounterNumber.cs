using PostalTracking.Web.Features.Tracking;

namespace PostalTracking.Web.Features.Protection.Counter;

/// <summary>The field with the parcel's number.</summary>
/// <param name="Home">The counter it belongs to, the real one or the one for practice.</param>
/// <param name="IsAsked">It is this step's question.</param>
internal sealed record CounterNumber(string Home, string? Number, bool IsScanned, bool IsAsked)
{
    public string Shown => NumberGroups.Of(Number ?? "");
}
