using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Tracking.Api;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners;

/// <summary>How good the data are that the own organisation sends.</summary>
[Authorize(Policy = StaffAccess.Partner)]
internal sealed class QualityModel(ReadQuality quality, TimeProvider clock) : PageModel
{
    private const int Usual = 30;

    [BindProperty(SupportsGet = true)]
    public int Days { get; set; } = Usual;

    public QualityCard Card { get; private set; } = null!;

    public QualityChart Chart { get; private set; } = null!;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>Figures with something to mend in them, the worst first.</summary>
    public IReadOnlyList<string> Wanting =>
        [.. Card.Grades.Where(g => g.Value > QualityGrade.Good).OrderByDescending(g => g.Value).Select(g => g.Key)];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Days = ReadQuality.Spans.Contains(Days) ? Days : Usual;
        Card = await quality.RunAsync(User.TenantId()!.Value, Days, cancellationToken);
        Chart = QualityChart.Of(Card);
    }

    /// <summary>"12 мин", "3 ч", "больше 7 дней".</summary>
    public static string Span(TimeSpan? span, string language) => span switch
    {
        null => "—",
        { } longest when longest == TimeSpan.MaxValue => PartnerTexts.For("Quality.Longer", language, new DateWords(language).Days(7)),
        { TotalMinutes: < 59.5 } short_ => PartnerTexts.For("Quality.Minutes", language, Math.Max(1, (int)Math.Round(short_.TotalMinutes))),
        { TotalHours: < 48.5 } middle => PartnerTexts.For("Quality.Hours", language, (int)Math.Round(middle.TotalHours)),
        { } long_ => new DateWords(language).Days((int)Math.Round(long_.TotalDays)),
    };

    /// <summary>A step of lateness: "до 15 мин".</summary>
    public static string Step(int step, string language) => step < EventTally.Lateness.Count
        ? PartnerTexts.For("Quality.UpTo", language, Span(EventTally.Lateness[step], language))
        : Span(TimeSpan.MaxValue, language);
}
