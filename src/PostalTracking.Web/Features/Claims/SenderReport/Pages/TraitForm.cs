using PostalTracking.Web.Features.Senders.Register;
using PostalTracking.Web.Features.Senders.Traits;

namespace PostalTracking.Web.Features.Claims.SenderReport.Pages;

/// <summary>The form for what stands on a label and a money order.</summary>
/// <param name="Back">Where it leads when it is done: the case it lies on.</param>
/// <param name="Mistyped">The fields to be looked at again; "Nothing" where none was filled in.</param>
internal sealed record TraitForm(SenderParcelKey Parcel, string Back, TypedTraits Typed, IReadOnlyList<string> Mistyped)
{
    public static TraitForm Of(SenderParcelKey parcel, string back) => new(parcel, back, new(null, null, null, null, null), []);

    public static string Address(SenderParcelKey parcel, string back, string? handler = null) =>
        $"/desk/senders/traits/{parcel.TrackNumber}?generation={parcel.Generation}&back={Uri.EscapeDataString(back)}"
        + (handler is null ? "" : $"&handler={handler}");
}
