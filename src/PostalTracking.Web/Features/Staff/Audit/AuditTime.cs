using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Staff.Audit;

/// <summary>The log is read by the clock of Moscow, whatever the zone of the office where something was done.</summary>
internal static class AuditTime
{
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    public static PlaceTime Of(DateTimeOffset moment, DateTimeOffset now) => PlaceTime.Of(moment, now, Moscow.Id);

    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Moscow).DateTime);

    public static (DateTimeOffset From, DateTimeOffset Until) Bounds(DateOnly day) => (Start(day), Start(day.AddDays(1)));

    private static DateTimeOffset Start(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Moscow.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
