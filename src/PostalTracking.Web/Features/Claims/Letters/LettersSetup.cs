using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>Letters to banks, payment systems and sellers: written, sent, answered, counted.</summary>
internal static class LettersSetup
{
    public static IServiceCollection AddLetters(this IServiceCollection services)
    {
        services.AddScoped<LetterBook>();
        services.AddScoped<CaseLetters>();
        services.AddScoped<SaveCorrespondent>();
        services.AddScoped<DemoCorrespondents>();
        services.AddScoped<SaveTemplate>();
        services.AddScoped<PrepareLetter>();
        services.AddScoped<EnclosureFiles>();
        services.AddScoped<ChooseEnclosures>();
        services.AddScoped<WriteLetter>();
        services.AddScoped<BankTurn>();
        services.AddScoped<LetterReceipt>();
        services.AddScoped<LetterWay>();
        services.AddScoped<FileAnswer>();
        services.AddScoped<LetterMail>();
        services.AddScoped<LetterPost>();
        services.AddScoped<BankStatistics>();
        return services.AddRound<LetterRound>(TimeSpan.FromSeconds(5));
    }

    public static void MapLetters(this IEndpointRouteBuilder routes)
    {
        routes.MapLetterPaper();
        routes.MapBanks();
    }
}
