using System.Security.Cryptography;
using System.Text;
using PostalTracking.Web.Features.Partners.Uploads.Reading;
using PostalTracking.Web.Features.Partners.Uploads.Store;
using PostalTracking.Web.Features.Tracking.Api;

namespace PostalTracking.Web.Features.Partners.Uploads.Work;

/// <summary>Which rows stood in the file before: sixteen bytes for each, so that a million of them are no burden.</summary>
internal sealed class SeenRows(UploadKind kind)
{
    private readonly HashSet<UInt128> _seen = [];

    /// <summary>The row; of parcels, where the same number stands further up, as a fault.</summary>
    public ReadRow Pass(ReadRow row) =>
        kind != UploadKind.Shipments || row.Parcel is not { } parcel || _seen.Add(Hash(parcel.Number.Value))
            ? row
            : row.WithFault(RowFault.Repeated(parcel.Number));

    /// <summary>Of events, in the dry run: the same one stands further up, where the run will have stored it by then.</summary>
    public bool IsRepeat(ReceivedEvent told) => told.Event is { } e
        && !_seen.Add(Hash($"{told.Number!.Value}|{told.Carrier}|{e.Code}|{e.OccurredAt.UtcTicks}|{e.Place}"));

    private static UInt128 Hash(string text) => BitConverter.ToUInt128(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
