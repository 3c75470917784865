/** Extensions as declarative services, by a third party who knows the interfaces only. */
module io.zeolite.itests.components {
    requires io.zeolite.api;
    requires io.zeolite.experimental;
    requires static org.osgi.service.component.annotations;
}
