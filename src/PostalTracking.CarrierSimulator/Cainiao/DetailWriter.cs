using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.CarrierSimulator.Cainiao;

/// <summary>Tells of a parcel as Cainiao's public page does, oddities included.</summary>
internal static class DetailWriter
{
    private const string Economy = "Economy shipping doesn't include tracking after a package has been handed to a destination "
        + "country/region's carrier";

    // What timeStr is written in, whatever timeZone says.
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static DetailParcel Unknown(string mailNo) => new(mailNo, []) { MailNoSource = "EXTERNAL" };

    /// <param name="parcel">The parcel.</param>
    /// <param name="traces">What is told of it.</param>
    /// <param name="now">The time of the question.</param>
    /// <param name="toTheSecond">
    /// As in all captured answers, and needed where the same traces are pushed, which knows nothing finer. Otherwise to the
    /// millisecond: lives that pass in seconds would lose the order of their events.
    /// </param>
    public static DetailParcel Of(Parcel parcel, IReadOnlyList<Told<CainiaoTrace>> traces, DateTimeOffset now, bool toTheSecond)
    {
        if (toTheSecond)
        {
            traces = [.. traces.Select(t => t with { At = TimeOf(t) })];
        }

        if (traces.Count == 0)
        {
            return Unknown(parcel.TrackNumber);
        }

        var life = parcel.Plan.Life;
        var newest = traces.MaxBy(t => t.At)!;
        var status = ActionText.Of(newest.What.ActionCode);
        var ended = status.ParcelStatus is "DELIVERED" or "RETURNED";
        var days = (int)Math.Ceiling(((ended ? newest.At : now) - parcel.Began).TotalDays);

        return new(parcel.TrackNumber, [.. NewestFirst(traces).Select(Trace)])
        {
            OriginCountry = "Mainland China",
            DestCountry = (life.CainiaoDestination ?? parcel.Plan.Item.Destination.Country).English,
            MailType = life.Economy ? "Economy" : null,
            MailTypeDesc = life.Economy ? Economy : null,
            Status = status.ParcelStatus,
            StatusDesc = status.ParcelStatusText,
            MailNoSource = "AE",
            DaysNumber = $"{days}\tday(s)",
            DestCpInfo = new { cpName = "Russian Post", phone = "8-800-000-00-00", url = "https://post.invalid" },
            ProcessInfo = new
            {
                progressStatus = "NORMAL",
                progressRate = Math.Round((double)traces.Count / parcel.Schedule.Count(s => s.Happening.Trace is not null), 4),
                type = "CROSS",
                progressPointList = new object[]
                {
                    new { pointName = "Mainland China", light = true },
                    new { pointName = "Destination city", reload = true },
                },
            },
            GlobalEtaInfo = ended ? null : new
            {
                etaDesc = "Estimated delivery by",
                deliveryMinTime = parcel.Began.AddDays(6).ToUnixTimeMilliseconds(),
                deliveryMaxTime = parcel.Began.AddDays(10).ToUnixTimeMilliseconds(),
            },
            RealMailNo = parcel.SecondNumber(now) is { } number ? $"Russian Post {number}" : null,
            CopyRealMailNo = parcel.SecondNumber(now),
            LatestTrace = Trace(newest),
        };
    }

    // Stable: traces of one millisecond keep the order of the journey and so stand the wrong way round among the others.
    private static IEnumerable<Told<CainiaoTrace>> NewestFirst(IEnumerable<Told<CainiaoTrace>> traces) =>
        traces.OrderByDescending(t => t.At);

    /// <summary>To the second, on Beijing's clock.</summary>
    public static DateTimeOffset TimeOf(Told<CainiaoTrace> told) =>
        DateTimeOffset.FromUnixTimeSeconds(told.At.ToUnixTimeSeconds()).ToOffset(Beijing);

    private static DetailTrace Trace(Told<CainiaoTrace> told)
    {
        var code = told.What.ActionCode;
        var action = ActionText.Of(code);
        var text = told.What.Text ?? action.Text;
        var arrived = code.StartsWith("GTMS", StringComparison.Ordinal) || code.StartsWith("CC_IM", StringComparison.Ordinal);
        return new(
            told.Undated ? null : told.At.ToUnixTimeMilliseconds(),
            told.Undated ? null : told.At.ToOffset(Beijing).ToString("yyyy-MM-dd HH:mm:ss", null),
            arrived ? "GMT+3" : "GMT+8",
            text,
            code)
        {
            StandardText = action.Text,
            Group = action.Group is { } group ? new(group, action.GroupText) : null,
        };
    }
}
