using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Payouts.Files;

namespace PostalTracking.UnitTests.Features.Claims.Payouts.Files;

/// <summary>A file of two payments, the second of them as long as it can be.</summary>
internal static class MadeUpFile
{
    public static PaymentFile Of(params Payment[] payments) => new(
        new("0199a000-0000-7000-8000-0000000000aa"),
        new(2026, 12, 31, 21, 30, 5, TimeSpan.Zero),
        "Защищённая покупка",
        PayeeAccount.Parse("40702810200000000001", "044525225"),
        payments);

    public static PaymentFile OfTwo { get; } = Of(
        Payment.Of(
            "407138592-1",
            new("Иванов Иван Иванович", PayeeAccount.Parse("40817810300006104821", "044525974")),
            4_500_00,
            "407138592",
            "6001234567"),
        Payment.Of(
            "407138592-12",
            new(new string('Щ', PayeeName.Longest), PayeeAccount.Parse("40817810700000000001", "044525225")),
            500_000_00_00 + 1,
            "407138592",
            "6001234567"));
}
