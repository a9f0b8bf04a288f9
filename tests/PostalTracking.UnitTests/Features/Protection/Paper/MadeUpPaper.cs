using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Protection.Paper;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.UnitTests.Features.Protection.Paper;

/// <summary>A sale that never was.</summary>
internal static class MadeUpPaper
{
    public static readonly Tariff Tariff = new()
    {
        Id = 1,
        From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
        Premium = 99_00,
        CoverMonths = 1,
        PhoneUpTo = 3_000_00,
        CoolingOffDays = 14,
    };

    public static PaperFacts Confirmation(long cod = 4_500_00) => new()
    {
        PolicyNumber = PolicyDigits.WithCheckDigit(407_138_592),
        TrackNumber = "ZA000000059HK",
        Tariff = Tariff,
        Premium = 99_00,
        CoverLimit = cod,
        Rule = Tariff.EvidenceFor(cod),
        CoverFrom = new(2026, 11, 24, 7, 12, 0, TimeSpan.Zero),
        CoverUntil = new(2026, 12, 24, 20, 59, 59, TimeSpan.Zero),
        Office = new(390000, "Рязань", "Europe/Moscow"),
        Sale = new(99_00, PaymentMeans.Cash, new(2026, 11, 24, 7, 12, 0, TimeSpan.Zero), "Иванова Е. П.", 3),
        AccessCode = "7KQM2XW9TB",
        Link = new("http://localhost:8080/p/Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE"),
        Hotline = "8 800 100-00-00",
    };

    public static PaperFacts Return(bool isVoid = false) => Confirmation() with
    {
        Return = new(
            new(-99_00, PaymentMeans.Cash, new(2026, 11, 25, 8, 30, 0, TimeSpan.Zero), "Иванова Е. П.", 4), isVoid, "Покупатель отказался от посылки"),
    };
}
