namespace PostalTracking.Web.Features.Claims.Film;

/// <summary>The checklist on both sides, the uploader and the recorder.</summary>
internal static class FilmSetup
{
    public static void AddFilm(this IServiceCollection services)
    {
        services.AddScoped<ClaimVisit>();
        services.AddScoped<ReadEvidence>();
        services.AddScoped<ReadProof>();
        services.AddScoped<NoteGap>();
        services.AddScoped<TakeSmall>();
        services.AddScoped<SendSmall>();
    }

    public static void MapFilm(this IEndpointRouteBuilder routes) => SendSmall.Map(routes);
}
