using System.Globalization;
using PostalTracking.Web.Features.Offices;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Protection.Paper;

/// <summary>Days and times as papers print them: with the year, by the clock on the office's wall.</summary>
internal sealed class OfficeMoments(string timeZone, string language)
{
    public string Day(DateTimeOffset at) =>
        Local(at).ToString("d MMMM yyyy", ResourceTexts.Culture(language)).Replace(' ', '\u00A0');

    public string Moment(DateTimeOffset at) => $"{Day(at)}, {Clock(at, "HH:mm")}";

    public string Clock(DateTimeOffset at, string format) => Local(at).ToString(format, CultureInfo.InvariantCulture);

    /// <summary>"UTC+3"</summary>
    public string Zone(DateTimeOffset at)
    {
        var offset = Local(at).Offset;
        var sign = offset < TimeSpan.Zero ? '−' : '+';
        return string.Create(
            CultureInfo.InvariantCulture,
            $"UTC{sign}{Math.Abs(offset.Hours)}{(offset.Minutes == 0 ? "" : $":{Math.Abs(offset.Minutes):00}")}");
    }

    private DateTimeOffset Local(DateTimeOffset at) => OfficeTime.Local(timeZone, at);
}
