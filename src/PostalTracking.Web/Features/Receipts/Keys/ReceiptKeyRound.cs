using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Receipts.Keys;

/// <summary>Sees to it that the next key is published before it is needed, and that no old one can sign.</summary>
internal sealed class ReceiptKeyRound(ReceiptKeys keys) : IRound
{
    public async Task<int> RunAsync(CancellationToken cancellationToken) =>
        await keys.AheadAsync(cancellationToken) + await keys.RetireAsync(cancellationToken);
}
