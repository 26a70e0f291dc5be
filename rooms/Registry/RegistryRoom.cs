using Isthmus.Contracts.Compliance;
using Isthmus.Contracts.People;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Outbox;
using Isthmus.Registry.Exporting;
using Isthmus.Registry.Importing;
using Isthmus.Registry.Merging;
using Isthmus.Registry.Organisations;
using Isthmus.Registry.Products;
using Isthmus.Registry.Reactions;

namespace Isthmus.Registry;

/// <summary>The room's door.</summary>
public static class RegistryRoom
{
    public static IServiceCollection AddRegistry(this IServiceCollection services)
    {
        services.AddRoomDb<RegistryDb>();
        services.AddValidation();
        services.AddTexts(typeof(RegistryRoom).Assembly);
        services.AddScoped<IOrganisations, RegistryOrganisations>();
        services.AddScoped<Contracts.Indicators.IOwnFigures, RegistryFigures>().AddScoped<Contracts.Indicators.IOrganisationFigures, RegistryFigures>();
        services.AddScoped<IProducts, Products.RegistryProducts>();
        services.AddScoped<ISuppliers, Suppliers.FindSuppliers>();
        services.AddSingleton<BrowseDirectory.FacetMemory>();
        services.AddNav(
            new NavEntry("registry.nav.organisations", "/organisations", 10),
            new NavEntry("registry.nav.products", "/products", 20),
            new NavEntry("registry.nav.import", "/organisations/import", 22, Policies.Organiser, NavSection.Account),
            new NavEntry("registry.nav.duplicates", "/organisations/duplicates", 23, Policies.Officer, NavSection.Account));
        services.AddJob<CheckImport.Args, CheckImport.Handler>(CheckImport.JobKind);
        services.AddJob<ApplyImport.Args, ApplyImport.Handler>(ApplyImport.JobKind);
        services.AddJob<UndoImport.Args, UndoImport.Handler>(UndoImport.JobKind);
        services.AddJob<FindDuplicates.Args, FindDuplicates.Handler>(FindDuplicates.JobKind);
        services.AddReaction<AccountErased, ForgetAccount, RegistryDb>("registry.forget-account");
        services.AddJob<Clearing.ClearUnasked.Args, Clearing.ClearUnasked>(Clearing.ClearUnasked.JobKind);
        services.AddScoped<IChore, Clearing.ClearUnasked>();
        services.AddReaction<StandingChanged, FollowStanding, RegistryDb>("registry.follow-standing");
        return services;
    }

    public static void MapRegistry(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var organisations = routes.MapGroup("/api/organisations").WithTags("Organisations");
        ListOrganisations.Map(organisations);
        AddOrganisation.Map(organisations);
        EditOrganisation.Map(organisations);
        ChangeStatus.Map(organisations);
        MergeOrganisations.Map(organisations);
        UndoMerge.Map(organisations);
        DecideDuplicate.Map(organisations);
        ExportDirectory.Map(routes);
        var products = routes.MapGroup("/api/products").WithTags("Products");
        ListProducts.Map(products);
        AddProduct.Map(products);
        EditProduct.Map(products);
        ChangeProductStatus.Map(products);
        ImportApi.Map(routes.MapGroup("/api/imports").WithTags("Imports"));
    }

    public static void Tables(ModelBuilder b)
    {
        ArgumentNullException.ThrowIfNull(b);
        RegistryTables.Map(b);
    }
}
