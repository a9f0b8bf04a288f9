using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Features.Carriers.RussianPost;

/// <summary>An item of a batch answer as a report: the short form, its wall-clock times put into the zones of their offices. Pure.</summary>
internal static class BatchReports
{
    public static CarrierReport Of(PollLease lease, BatchItem item, Func<int, string> zoneOf) => new()
    {
        Number = TrackNumber.Parse(lease.TrackNumber),
        Carrier = Carrier.RussianPost,
        Lease = lease,
        IsBrief = true,
        Events = [.. item.Operations.Select(operation => Event(operation, zoneOf))],
    };

    public static CarrierReport Unknown(PollLease lease) => new()
    {
        Number = TrackNumber.Parse(lease.TrackNumber),
        Carrier = Carrier.RussianPost,
        Lease = lease,
        IsBrief = true,
        Events = [],
    };

    private static ReportedEvent Event(BatchOperation operation, Func<int, string> zoneOf)
    {
        var (instant, offset) = OfficeClocks.Moment(zoneOf(operation.PostalCode), operation.WallClock);
        return new ReportedEvent(
            operation.Code,
            instant,
            offset,
            operation.PostalCode == 0 ? default : new ReportedPlace("RU", operation.PostalCode, null),
            operation.Written,
            operation.Text);
    }
}
